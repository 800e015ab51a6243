using System.Diagnostics;
using System.Globalization;

namespace MongCai.Poverty.Etl.Reading.Isolation;

/// <summary>What is started to read workbooks: this program again, with its hidden command <c>reader</c>.</summary>
/// <param name="File">Executable.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ReaderProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>Name of the hidden command.</summary>
    public const string Command = "reader";

    /// <summary>Option of the command: the files of config/ come as the first frame of its input.</summary>
    public const string WithFiles = "--with-files";

    /// <summary>What a reader may know of the surroundings: where the runtime and its culture data lie. No password, key or connection string of the service is among it.</summary>
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG", "LANGUAGE", "TZ"];

    private static readonly string[] InheritedPrefixes = ["DOTNET_", "LC_"];

    /// <summary>What is sent to it before all work; null when it reads config/ by itself.</summary>
    public ReaderFiles? Files { get; init; }

    /// <summary>This program, with the settings of the parent that matter for reading.</summary>
    /// <param name="configuration">The parent's settings.</param>
    /// <param name="files">The parent's files of config/; null when the reader is to take those that lie there when it starts.</param>
    public static ReaderProgram This(IConfiguration configuration, ReaderFiles? files = null) => This(configuration, files is null ? [Command] : [Command, WithFiles]) with { Files = files };

    private static ReaderProgram This(IConfiguration configuration, string[] command)
    {
        string[] arguments =
        [
            $"--Config:Folder={Path.GetFullPath(configuration["Config:Folder"] ?? "config")}",
            .. configuration.GetSection(ReadingLimits.Section).GetChildren().Select(limit => $"--{limit.Path}={limit.Value}"),
            .. command,
        ];
        var assembly = typeof(ReaderProgram).Assembly;
        var host = Environment.ProcessPath ?? "dotnet";
        if (Path.GetFileNameWithoutExtension(host) == assembly.GetName().Name) return new(host, arguments);
        var own = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));
        if (System.IO.File.Exists(own)) return new(own, arguments);
        var runtime = Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        return new(runtime, [Path.ChangeExtension(own, ".dll"), .. arguments]);
    }

    /// <summary>How it is started: three pipes, a limit on the managed heap, and nothing of the environment that a reader has no use for.</summary>
    /// <param name="heapMegabytes">Limit of the managed heap, MiB.</param>
    internal ProcessStartInfo Start(int heapMegabytes)
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !IsInherited(name)).ToList()) start.Environment.Remove(name);
        // The runtime reads this number as hexadecimal.
        start.Environment["DOTNET_GCHeapHardLimit"] = (heapMegabytes * 1024L * 1024).ToString("X", CultureInfo.InvariantCulture);
        return start;
    }

    private static bool IsInherited(string name) =>
        Inherited.Contains(name, StringComparer.OrdinalIgnoreCase) || InheritedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
