using System.Text;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>Asks before something that cannot be taken back. No answer is a no.</summary>
/// <param name="output">Where the question goes.</param>
/// <param name="input">Where the answer is read from, one line.</param>
internal sealed class Confirmation(TextWriter output, TextReader input)
{
    private static readonly string[] Yes = ["có", "co", "yes", "y"];

    /// <summary>Asks on the console; redirected input answers too.</summary>
    public static Confirmation OnConsole => new(Console.Out, Console.In);

    /// <summary>Asks one question.</summary>
    /// <returns>True when the answer is <c>có</c> or <c>yes</c>, in any case.</returns>
    public async Task<bool> AskAsync(string question, CancellationToken ct)
    {
        await output.WriteAsync($"{question} (có/không): ".AsMemory(), ct);
        await output.FlushAsync(ct);
        var answer = (await input.ReadLineAsync(ct))?.Trim().Normalize(NormalizationForm.FormC);
        await output.WriteLineAsync();
        return Yes.Contains(answer, StringComparer.OrdinalIgnoreCase);
    }
}
