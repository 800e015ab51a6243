namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>A finished document as text, and the same with marks around the values.</summary>
/// <param name="Name">File name, or the part of the message, for messages.</param>
/// <param name="Finished">What will be sent, read back.</param>
/// <param name="Marked">The second rendering, with <see cref="ValueMarks"/>; null when the document comes from no template.</param>
internal sealed record DocumentText(string Name, IReadOnlyList<Passage> Finished, IReadOnlyList<Passage>? Marked);

/// <summary>A figure in the passage in which it stands.</summary>
/// <param name="Passage">Paragraph, line or row.</param>
/// <param name="Figure">The figure.</param>
internal sealed record PlacedFigure(Passage Passage, FigureToken Figure)
{
    /// <summary>All figures of a document in the order of reading.</summary>
    public static IReadOnlyList<PlacedFigure> Read(IEnumerable<Passage> passages) =>
        [.. passages.SelectMany(passage => FigureToken.Read(passage.Text).Select(figure => new PlacedFigure(passage, figure)))];

    /// <summary>What stands behind it.</summary>
    public string After => ValueMarks.Strip(Passage.Text)[(Figure.At + Figure.Text.Length)..];

    /// <summary>What stands before it.</summary>
    public string Before => ValueMarks.Strip(Passage.Text)[..Figure.At];
}
