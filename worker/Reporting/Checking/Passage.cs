namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>A paragraph, a line or a row of a table, as a reader sees it.</summary>
/// <param name="Place">Where it stands, for messages: <c>đoạn "…"</c>, <c>bảng 2, dòng 5</c>.</param>
/// <param name="Text">Its text; the cells of a row with a tab between.</param>
/// <param name="Row">Cells, when it is a row of a table; else null.</param>
internal sealed record Passage(string Place, string Text, PassageRow? Row = null)
{
    /// <summary>A paragraph or line, named by its beginning.</summary>
    public static Passage Of(string kind, string text) => new($"{kind} \"{Shorten(ValueMarks.Strip(text))}\"", text);

    /// <summary>A row of a table.</summary>
    /// <param name="table">Number of the table, from 1.</param>
    /// <param name="number">Number of the row, from 1.</param>
    /// <param name="cells">Cells; a cell over several columns is followed by empty ones, so that the position is the column.</param>
    public static Passage OfRow(int table, int number, IReadOnlyList<string> cells) =>
        new($"bảng {table}, dòng {number} \"{Shorten(ValueMarks.Strip(string.Join(' ', cells.Where(cell => cell.Length > 0))))}\"", string.Join('\t', cells), new(table, cells));

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 80 ? line : line[..79] + "…";
    }
}

/// <summary>The cells of a row.</summary>
/// <param name="Table">Number of its table, from 1.</param>
/// <param name="Cells">Texts by column.</param>
internal sealed record PassageRow(int Table, IReadOnlyList<string> Cells);

/// <summary>Something wrong with a figure of a document.</summary>
/// <param name="Document">File name, or the part of the message.</param>
/// <param name="Place">Paragraph, line or row.</param>
/// <param name="Problem">Vietnamese: what stands there and what should.</param>
public sealed record FigureFault(string Document, string Place, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Document}, {Place}: {Problem}";
}
