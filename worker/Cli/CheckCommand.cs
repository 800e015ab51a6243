using System.CommandLine;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>check</c>: configuration, folders, database, mail server, fonts, PDF converter, each with a hint.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("check", "Kiểm tra cấu hình, thư mục, cơ sở dữ liệu, máy chủ thư, phông chữ, bộ chuyển PDF");
        command.SetAction((_, ct) => RunAsync(host, ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, CancellationToken ct)
    {
        await using var services = host.Services();
        if (!IsConfigured(services)) return ExitStatus.Usage;
        var lines = await services.GetRequiredService<SelfCheck>().RunAsync(ct);
        foreach (var line in lines) Console.WriteLine(Line(line));
        if (lines.Any(line => line.State == CheckState.Broken)) return ExitStatus.Surroundings;
        return lines.Any(line => line.State == CheckState.Lacking) ? ExitStatus.Incomplete : ExitStatus.Done;
    }

    /// <summary>A line as the console shows it.</summary>
    public static string Line(CheckLine line) => $"{Mark(line.State)} {line.Subject}: {line.Detail}";

    private static bool IsConfigured(IServiceProvider services)
    {
        var faults = Faults(() => Settings.Check(services)).Concat(Faults(() => services.GetRequiredService<CityConfiguration>())).Distinct().ToList();
        foreach (var fault in faults) Console.WriteLine($"{Mark(CheckState.Broken)} Cấu hình: {fault}");
        if (faults.Count == 0) Console.WriteLine($"{Mark(CheckState.Good)} Cấu hình: {services.GetRequiredService<IConfiguration>()["Config:Folder"]}");
        return faults.Count == 0;
    }

    private static IReadOnlyList<ConfigurationFault> Faults(Action check)
    {
        try
        {
            check();
            return [];
        }
        catch (ConfigurationFaultException wrong)
        {
            return wrong.Faults;
        }
    }

    private static string Mark(CheckState state) => state switch
    {
        CheckState.Good => "[ĐƯỢC] ",
        CheckState.Lacking => "[THIẾU]",
        _ => "[HỎNG] ",
    };
}
