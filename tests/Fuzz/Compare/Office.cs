using System.Diagnostics;
using System.Text;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>LibreOffice, as somebody else who opens the workbook. Its profile speaks Vietnamese, so that numbers are shown as by Excel in Việt Nam.</summary>
/// <param name="profile">Folder of its profile, its own.</param>
internal sealed class Office(string profile)
{
    /// <summary>Comma, quotes, UTF-8, from the first line; values as shown; every sheet to a file of its own (File:Save, "Filter options for CSV").</summary>
    private const string ToCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Language of numbers and dates, and stored results of formulas taken as they are, as a reader does.</summary>
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value></prop></item>
        </oor:items>
        """;

    /// <summary>The program; null when it is not installed.</summary>
    public static string? Program =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Writes each sheet of the workbooks as text: <c>NAME-SHEET.csv</c>.</summary>
    public Task ToTextAsync(IReadOnlyList<string> files, string folder, CancellationToken ct) => ConvertAsync(ToCsv, files, folder, ct);

    /// <summary>Writes the workbooks anew in the format of Excel 97.</summary>
    public Task ToXlsAsync(IReadOnlyList<string> files, string folder, CancellationToken ct) => ConvertAsync("xls:MS Excel 97", files, folder, ct);

    private async Task ConvertAsync(string target, IReadOnlyList<string> files, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.Combine(profile, "user"));
        await File.WriteAllTextAsync(Path.Combine(profile, "user", "registrymodifications.xcu"), Settings, ct);
        using var process = Process.Start(new ProcessStartInfo(
            Program ?? throw new FileNotFoundException("LibreOffice (soffice) is not installed: ./dev.sh test installs libreoffice-calc-nogui."),
            [$"-env:UserInstallation={new Uri(profile)}", "--headless", "--convert-to", target, "--outdir", folder, .. files])
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>A sheet as text: what stands in its cells.</summary>
internal static class CsvSheet
{
    /// <summary>Fields that hold something, by their place.</summary>
    public static Dictionary<CellAddress, string> Read(string text)
    {
        var fields = new Dictionary<CellAddress, string>();
        var (at, row, column) = (0, 1, 1);
        while (at < text.Length)
        {
            var field = Field(text, ref at);
            if (field.Length > 0) fields[new(row, column)] = field;
            (row, column) = at < text.Length && text[at] == ',' ? (row, column + 1) : (row + 1, 1);
            at++;
        }

        return fields;
    }

    private static string Field(string text, ref int at)
    {
        if (at < text.Length && text[at] == '"') return Quoted(text, ref at);
        var length = text.AsSpan(at).IndexOfAny(',', '\n');
        var field = length < 0 ? text[at..] : text.Substring(at, length);
        at += field.Length;
        return field;
    }

    private static string Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"') field.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') field.Append(text[at++]);
            else break;
        }

        at++;
        return field.ToString();
    }
}
