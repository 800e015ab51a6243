using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Tells a fault of the surroundings from a fault of the program: what the store threw, as a failure with one clear sentence.</summary>
public static class StoreFailure
{
    /// <summary>Looks through an exception and its causes.</summary>
    /// <returns>The failure; null when the exception does not come from the store's surroundings (a broken unique key, a programming error).</returns>
    public static SurroundingsException? Find(Exception? fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is SurroundingsException known) return known;
            if (Translate(cause) is { } failure) return failure;
        }

        return null;
    }

    /// <summary>True when a row was refused because its unique key exists already: somebody else was faster.</summary>
    public static bool IsDuplicate(DbUpdateException fault) => fault.InnerException switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 1555 or 2067,
        _ => false,
    };

    private static SurroundingsException? Translate(Exception cause) => cause switch
    {
        PostgresException postgres => OfPostgres(postgres),
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } away => Away(away),
        NpgsqlException { IsTransient: true } away => Away(away),
        SqliteException sqlite => OfSqlite(sqlite),
        _ => null,
    };

    private static TransientException Away(DbException cause) => new(
        $"Không kết nối được với cơ sở dữ liệu PostgreSQL ({cause.InnerException?.Message ?? cause.Message}); dữ liệu đã ghi không mất. Hãy kiểm tra máy chủ, cổng và mạng, rồi chạy lại.", cause);

    private static SurroundingsException? OfPostgres(PostgresException cause) => cause.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new PermanentException(
            "Cơ sở dữ liệu PostgreSQL từ chối tên hoặc mật khẩu đăng nhập; chưa có gì được ghi. Hãy sửa Store__ConnectionString (Username, Password) rồi chạy lại.", cause),
        PostgresErrorCodes.InvalidCatalogName => new PermanentException(
            "Chưa có cơ sở dữ liệu ghi trong Store:ConnectionString trên máy chủ PostgreSQL. Hãy chạy lệnh migrate để tạo, hoặc sửa tên ở phần Database.", cause),
        PostgresErrorCodes.InsufficientPrivilege => new PermanentException(
            $"Tài khoản PostgreSQL không đủ quyền ({cause.MessageText}). Hãy nhờ người quản trị cấp quyền, hoặc tạo sẵn cơ sở dữ liệu bằng: CREATE DATABASE … OWNER ….", cause),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => NotMigrated(cause),
        PostgresErrorCodes.DiskFull => new PermanentException(
            "Máy chủ PostgreSQL hết chỗ trên đĩa; thay đổi vừa rồi chưa được ghi. Hãy giải phóng đĩa rồi chạy lại.", cause),
        PostgresErrorCodes.ReadOnlySqlTransaction => new PermanentException(
            "Máy chủ PostgreSQL chỉ cho đọc (máy dự phòng); chưa có gì được ghi. Hãy trỏ Store:ConnectionString tới máy chính.", cause),
        _ => cause.IsTransient ? Away(cause) : null,
    };

    private static SurroundingsException? OfSqlite(SqliteException cause) => cause.SqliteErrorCode switch
    {
        5 or 6 => new TransientException("Cơ sở dữ liệu SQLite đang bận vì chương trình khác ghi; thay đổi vừa rồi chưa được ghi. Hãy chạy lại sau ít phút.", cause),
        8 => new PermanentException("Tệp cơ sở dữ liệu SQLite chỉ cho đọc; chưa có gì được ghi. Hãy cấp quyền ghi cho tệp và thư mục chứa nó.", cause),
        10 => new TransientException("Đọc hoặc ghi tệp cơ sở dữ liệu SQLite bị lỗi; thay đổi vừa rồi chưa được ghi. Hãy kiểm tra ổ đĩa rồi chạy lại.", cause),
        11 or 26 => new PermanentException("Tệp cơ sở dữ liệu SQLite bị hỏng hoặc không phải là cơ sở dữ liệu. Hãy khôi phục từ bản sao lưu hoặc sửa Store:ConnectionString.", cause),
        13 => new PermanentException("Ổ đĩa chứa cơ sở dữ liệu SQLite đã đầy; thay đổi vừa rồi chưa được ghi. Hãy giải phóng đĩa rồi chạy lại.", cause),
        14 => new PermanentException("Không mở được tệp cơ sở dữ liệu SQLite. Hãy kiểm tra đường dẫn trong Store:ConnectionString và quyền ghi vào thư mục.", cause),
        1 when cause.Message.Contains("no such", StringComparison.Ordinal) => NotMigrated(cause),
        _ => null,
    };

    private static PermanentException NotMigrated(DbException cause) =>
        new("Cơ sở dữ liệu chưa được tạo bảng hoặc còn ở phiên bản cũ. Hãy chạy lệnh migrate rồi chạy lại.", cause);
}
