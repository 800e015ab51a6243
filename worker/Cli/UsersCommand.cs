using System.CommandLine;
using System.Globalization;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Operations;
using MongCai.Poverty.Etl.Operations.Accounts;
using Spectre.Console;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>The command <c>users</c>: accounts for the pages for administrators.</summary>
internal static class UsersCommand
{
    public static Command Create(CommandHost host)
    {
        var terminal = new AccountTerminal(host, AnsiConsole.Console, Console.IsInputRedirected ? Console.In : null);
        return new Command("users", "Quản lý tài khoản đăng nhập các trang vận hành")
        {
            Add(terminal), List(terminal), Remove(terminal), Password(terminal),
        };
    }

    private static Command Add(AccountTerminal terminal)
    {
        var name = Name();
        var role = new Option<string>("--role") { Description = "administrator: toàn quyền; reader: chỉ xem.", DefaultValueFactory = _ => "administrator" };
        role.AcceptOnlyFromAmong("administrator", "reader");
        var command = new Command("add", "Thêm tài khoản; mật khẩu được hỏi trên màn hình hoặc đọc từ đầu vào chuẩn") { name, role };
        command.SetAction((given, ct) => terminal.AddAsync(given.GetRequiredValue(name), Enum.Parse<AccountRole>(given.GetRequiredValue(role), ignoreCase: true), ct));
        return command;
    }

    private static Command List(AccountTerminal terminal)
    {
        var command = new Command("list", "Liệt kê tài khoản");
        command.SetAction((_, ct) => terminal.ListAsync(ct));
        return command;
    }

    private static Command Remove(AccountTerminal terminal)
    {
        var name = Name();
        var command = new Command("remove", "Xóa tài khoản và kết thúc các phiên của nó") { name };
        command.SetAction((given, ct) => terminal.RemoveAsync(given.GetRequiredValue(name), ct));
        return command;
    }

    private static Command Password(AccountTerminal terminal)
    {
        var name = Name();
        var command = new Command("password", "Đặt lại mật khẩu, mở khóa và kết thúc các phiên cũ") { name };
        command.SetAction((given, ct) => terminal.SetPasswordAsync(given.GetRequiredValue(name), ct));
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "Tên đăng nhập." };
}

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
