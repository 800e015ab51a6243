using System.Globalization;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Operations;
using MongCai.Poverty.Etl.Operations.Accounts;
using Spectre.Console;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>What the command <c>users</c> does and says.</summary>
/// <param name="configuration">Settings.</param>
/// <param name="console">Where messages go and passwords are typed.</param>
/// <param name="input">Where the password is read from, one line; null to ask for it without echo.</param>
internal sealed class AccountTerminal(IConfiguration configuration, IAnsiConsole console, TextReader? input)
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int WrongUsage = 2;

    /// <summary>Adds an account.</summary>
    public Task<int> AddAsync(string name, AccountRole role, CancellationToken ct) => WithAsync(async accounts =>
    {
        if (AccountRules.FaultOfName(name) is { } fault) return Say(WrongUsage, fault);
        if (await accounts.ExistsAsync(name, ct)) return Taken(name);
        if (ReadPassword(name, out var password) is { } problem) return Say(WrongUsage, problem);
        return await accounts.AddAsync(name, role, password, ct)
            ? Say(Done, $"Đã thêm tài khoản {AccountRules.NameOf(name)} (quyền: {Title(role)}).")
            : Taken(name);
    });

    /// <summary>Lists the accounts.</summary>
    public Task<int> ListAsync(CancellationToken ct) => WithAsync(async accounts =>
    {
        var all = await accounts.ListAsync(ct);
        if (all.Count == 0) return Say(Done, "Chưa có tài khoản nào. Thêm bằng: users add TÊN");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
        var table = new Table().AddColumns("Tên đăng nhập", "Quyền", "Ngày tạo");
        foreach (var account in all)
            table.AddRow(account.Name, Title(account.Role), TimeZoneInfo.ConvertTime(account.CreatedAt, zone).ToString("d/M/yyyy", CultureInfo.InvariantCulture));
        console.Write(table);
        return Done;
    });

    /// <summary>Removes an account.</summary>
    public Task<int> RemoveAsync(string name, CancellationToken ct) => WithAsync(async accounts =>
        await accounts.RemoveAsync(name, ct) ? Say(Done, $"Đã xóa tài khoản {AccountRules.NameOf(name)}.") : Unknown(name));

    /// <summary>Sets a new password.</summary>
    public Task<int> SetPasswordAsync(string name, CancellationToken ct) => WithAsync(async accounts =>
    {
        if (!await accounts.ExistsAsync(name, ct)) return Unknown(name);
        if (ReadPassword(name, out var password) is { } problem) return Say(WrongUsage, problem);
        return await accounts.SetPasswordAsync(name, password, ct) ? Say(Done, $"Đã đổi mật khẩu của tài khoản {AccountRules.NameOf(name)}; các phiên cũ đã kết thúc.") : Unknown(name);
    });

    private static string Title(AccountRole role) => role == AccountRole.Administrator ? "quản trị" : "chỉ xem";

    private async Task<int> WithAsync(Func<AccountRegister, Task<int>> work)
    {
        var services = new ServiceCollection().AddSingleton(configuration).AddLogging().AddEtl(configuration).AddAccounts();
        await using var provider = services.BuildServiceProvider();
        return await work(provider.GetRequiredService<AccountRegister>());
    }

    private string? ReadPassword(string name, out string password)
    {
        password = input is null ? Ask("Mật khẩu:") : input.ReadLine() ?? "";
        if (AccountRules.FaultOfPassword(name, password) is { } fault) return fault;
        return input is null && Ask("Nhập lại mật khẩu:") != password ? "Hai lần nhập mật khẩu không giống nhau." : null;
    }

    private string Ask(string prompt) => console.Prompt(new TextPrompt<string>(prompt).Secret(mask: null).AllowEmpty());

    private int Taken(string name) => Say(Refused, $"Đã có tài khoản {AccountRules.NameOf(name)}. Đổi mật khẩu bằng: users password {AccountRules.NameOf(name)}");

    private int Unknown(string name) => Say(Refused, $"Không có tài khoản {AccountRules.NameOf(name)}. Xem danh sách bằng: users list");

    private int Say(int status, string message)
    {
        console.WriteLine(message);
        return status;
    }
}
