using System.Text;

namespace MongCai.Poverty.Etl.Tests.Kit.Reporting;

/// <summary>A program in the place of LibreOffice that notes each of its starts and makes of every document a PDF that holds the document.</summary>
public static class FakeOffice
{
    private const string Mark = "% source: ";

    /// <summary>Writes a program.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="script">What it does.</param>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string script)
    {
        var program = Path.Combine(folder, "soffice");
        File.WriteAllText(program, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    /// <summary>Converts every document but one that says "bad".</summary>
    /// <param name="folder">Where the starts are noted, each with the number of its documents.</param>
    /// <param name="atBad">What it does there.</param>
    public static string Script(string folder, string atBad = "exit 1") => $$"""
        ls *.docx | wc -l >> {{folder}}/starts
        for document in *.docx; do
          if grep -q '^bad$' "$document"; then {{atBad}}; fi
          { printf '%%PDF-1.7\n{{Mark}}'; head -c 60 "$document" | head -n 1; printf '\n<</Type/Page/Parent 1 0 R>>\nstartxref\n9\n%%%%EOF\n'; } > "${document%.docx}.pdf"
        done
        """.Replace("% source", "%% source", StringComparison.Ordinal);

    /// <summary>The first line of the document that a PDF was made of; null when there is none.</summary>
    public static string? Source(byte[]? pdf) =>
        pdf is null ? null : Encoding.Latin1.GetString(pdf).Split('\n').Single(line => line.StartsWith(Mark, StringComparison.Ordinal))[Mark.Length..];

    /// <summary>The starts so far: how many documents each was given.</summary>
    public static Task<string[]> StartsAsync(string folder) => File.ReadAllLinesAsync(Path.Combine(folder, "starts"));
}
