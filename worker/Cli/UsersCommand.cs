using System.CommandLine;
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
