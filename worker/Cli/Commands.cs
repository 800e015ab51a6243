using System.CommandLine;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>Every command of the contract.</summary>
internal static class Commands
{
    /// <summary>Runs the program with its arguments.</summary>
    /// <returns>Exit status.</returns>
    public static Task<int> RunAsync(string[] arguments)
    {
        var line = CommandLine.Split(arguments);
        return Shell.RunAsync(Create(new(line.Settings)), line.Command is [] ? ["serve"] : line.Command);
    }

    private static RootCommand Create(CommandHost host) => new("Theo dõi, đối chiếu và báo cáo giảm hộ cận nghèo thành phố Móng Cái")
    {
        ServeCommand.Create(host),
        DemoCommand.Create(host),
        InspectCommand.Create(host),
        IngestCommand.Create(host),
        RemindCommand.Create(host),
        CloseCommand.Create(host),
        ReportCommand.Create(host),
        StatusCommand.Create(host),
        FormsCommand.Create(host),
        MailCommand.Create(host),
        TemplatesCommand.Create(host),
        CheckCommand.Create(host),
        MigrateCommand.Create(host),
        UsersCommand.Create(host),
        ReaderCommand.Create(host),
    };
}
