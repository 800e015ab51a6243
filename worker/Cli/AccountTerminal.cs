using System.Globalization;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Operations;
using MongCai.Poverty.Etl.Operations.Accounts;
using Spectre.Console;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>What the command <c>users</c> does and says.</summary>
/// <param name="host">Settings and services.</param>
/// <param name="console">Where messages go and passwords are typed.</param>
/// <param name="input">Where the password is read from, one line; null to ask for it without echo.</param>
internal sealed class AccountTerminal(CommandHost host, IAnsiConsole console, TextReader? input)
{
    /// <summary>Adds an account.</summary>
    public Task<int> AddAsync(string name, AccountRole role, CancellationToken ct) => WithAsync(async accounts =>
    {
        if (AccountRules.FaultOfName(name) is { } fault) return Say(ExitStatus.Usage, fault);
        if (await accounts.ExistsAsync(name, ct)) return Taken(name);
        if (ReadPassword(name, out var password) is { } problem) return Say(ExitStatus.Usage, problem);
        return await accounts.AddAsync(name, role, password, ct)
            ? Say(ExitStatus.Done, $"Đã thêm tài khoản {AccountRules.NameOf(name)} (quyền: {Title(role)}).")
            : Taken(name);
    }, ct);

    /// <summary>Lists the accounts.</summary>
    public Task<int> ListAsync(CancellationToken ct) => WithAsync(async accounts =>
    {
        var all = await accounts.ListAsync(ct);
        if (all.Count == 0) return Say(ExitStatus.Done, "Chưa có tài khoản nào. Thêm bằng: users add TÊN");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
        var table = new Table().AddColumns("Tên đăng nhập", "Quyền", "Ngày tạo");
        foreach (var account in all)
            table.AddRow(account.Name, Title(account.Role), TimeZoneInfo.ConvertTime(account.CreatedAt, zone).ToString("d/M/yyyy", CultureInfo.InvariantCulture));
        console.Write(table);
        return ExitStatus.Done;
    }, ct);

    /// <summary>Removes an account.</summary>
    public Task<int> RemoveAsync(string name, CancellationToken ct) => WithAsync(async accounts =>
        await accounts.RemoveAsync(name, ct) ? Say(ExitStatus.Done, $"Đã xóa tài khoản {AccountRules.NameOf(name)}.") : Unknown(name), ct);

    /// <summary>Sets a new password.</summary>
    public Task<int> SetPasswordAsync(string name, CancellationToken ct) => WithAsync(async accounts =>
    {
        if (!await accounts.ExistsAsync(name, ct)) return Unknown(name);
        if (ReadPassword(name, out var password) is { } problem) return Say(ExitStatus.Usage, problem);
        return await accounts.SetPasswordAsync(name, password, ct) ? Say(ExitStatus.Done, $"Đã đổi mật khẩu của tài khoản {AccountRules.NameOf(name)}; các phiên cũ đã kết thúc.") : Unknown(name);
    }, ct);

    private static string Title(AccountRole role) => role == AccountRole.Administrator ? "quản trị" : "chỉ xem";

    private async Task<int> WithAsync(Func<AccountRegister, Task<int>> work, CancellationToken ct)
    {
        await using var services = host.Services(adjust: added => added.AddAccounts());
        Settings.Check(services);
        await StoreReadiness.EnsureAsync(services, ct);
        return await work(services.GetRequiredService<AccountRegister>());
    }

    private string? ReadPassword(string name, out string password)
    {
        password = input is null ? Ask("Mật khẩu:") : input.ReadLine() ?? "";
        if (AccountRules.FaultOfPassword(name, password) is { } fault) return fault;
        return input is null && Ask("Nhập lại mật khẩu:") != password ? "Hai lần nhập mật khẩu không giống nhau." : null;
    }

    private string Ask(string prompt) => console.Prompt(new TextPrompt<string>(prompt).Secret(mask: null).AllowEmpty());

    private int Taken(string name) => Say(ExitStatus.Incomplete, $"Đã có tài khoản {AccountRules.NameOf(name)}. Đổi mật khẩu bằng: users password {AccountRules.NameOf(name)}");

    private int Unknown(string name) => Say(ExitStatus.Incomplete, $"Không có tài khoản {AccountRules.NameOf(name)}. Xem danh sách bằng: users list");

    private int Say(int status, string message)
    {
        console.WriteLine(message);
        return status;
    }
}
