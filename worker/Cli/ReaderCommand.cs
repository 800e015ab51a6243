using System.CommandLine;
using System.Runtime.InteropServices;
using MongCai.Poverty.Etl.Reading.Isolation;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>reader</c>, hidden: what the program starts for itself to read workbooks; frames come on standard input and go to standard output.</summary>
internal static class ReaderCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(ReaderProgram.Command, "Đọc sổ Excel cho tiến trình chính; không dành cho người dùng") { Hidden = true };
        var withFiles = new Option<bool>(ReaderProgram.WithFiles);
        command.Add(withFiles);
        command.SetAction(parsed => Run(host, parsed.GetValue(withFiles)));
        return command;
    }

    private static int Run(CommandHost host, bool withFiles)
    {
        // Ctrl+C and the stop of a service reach all processes at once: the parent decides, and ends this one by closing its input.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ignore);
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        Console.SetOut(TextWriter.Null);
        try
        {
            new ReaderLoop(withFiles ? Given(host, input) : host.ReaderTasks(), input, output).Run();
            return ExitStatus.Done;
        }
        catch (ConfigurationFaultException wrong)
        {
            ReaderLoop.Refuse(output, wrong.Faults);
            return ExitStatus.Usage;
        }
    }

    private static IReadOnlyDictionary<string, ReaderTask> Given(CommandHost host, Stream input) =>
        ReaderFiles.Receive(input)?.Read(host.ReaderTasks) ?? throw new OperationCanceledException("The program that started this reader has gone.");

    private static void Ignore(PosixSignalContext signal) => signal.Cancel = true;
}
