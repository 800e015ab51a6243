using System.CommandLine;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>inspect FILE… [--json]</c>: reads and judges workbooks, stores nothing.</summary>
public static class InspectCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="judge">Gives the judge; asked only when the command runs, because it loads the configuration.</param>
    public static Command Create(Func<WorkbookJudge> judge)
    {
        var files = new Argument<string[]>("FILE") { Description = "Các tệp báo cáo cần kiểm tra.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "In mỗi tệp một dòng JSON." };
        var command = new Command("inspect", "Đọc và kiểm tra báo cáo, không lưu gì.") { files, json };
        command.SetAction(parsed => Run(judge, parsed.GetRequiredValue(files), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Func<WorkbookJudge> judge, string[] files, bool json)
    {
        var missing = files.Where(file => !File.Exists(file)).ToList();
        foreach (var file in missing) Console.Error.WriteLine($"Không có tệp \"{file}\". Kiểm tra lại đường dẫn.");
        if (missing.Count > 0) return ExitStatus.Usage;
        var judging = judge();
        using var output = Console.OpenStandardOutput();
        var refused = false;
        foreach (var file in files)
        {
            var judged = judging.Judge(Path.GetFileName(file), File.ReadAllBytes(file));
            refused |= judged is RejectedSubmission;
            if (json) InspectJson.Write(output, file, judged);
            else InspectText.Write(output, file, judged);
            output.Write("\n"u8);
            output.Flush();
        }

        return refused ? ExitStatus.Incomplete : ExitStatus.Done;
    }
}
