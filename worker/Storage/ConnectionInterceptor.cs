using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Opens connections so that a store that cannot be reached is told as what it is, and readies SQLite for several processes.</summary>
internal sealed class ConnectionInterceptor(StoreOptions options) : DbConnectionInterceptor
{
    /// <inheritdoc/>
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        try
        {
            MakeFolder();
            connection.Open();
        }
        catch (Exception fault) when (StoreFailure.Find(fault) is not null)
        {
            throw StoreFailure.Find(fault)!;
        }

        return InterceptionResult.Suppress();
    }

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        try
        {
            MakeFolder();
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception fault) when (StoreFailure.Find(fault) is not null)
        {
            throw StoreFailure.Find(fault)!;
        }

        return InterceptionResult.Suppress();
    }

    private void MakeFolder()
    {
        if (options.Provider != StoreProvider.Sqlite) return;
        var folder = Path.GetDirectoryName(options.SqliteFile())!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new PermanentException($"Không tạo được thư mục {folder} cho cơ sở dữ liệu SQLite. Hãy kiểm tra Store:ConnectionString và quyền ghi.", refused);
        }
    }
}
