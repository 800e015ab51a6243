namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Lays the figures of the finished document beside those of the marked rendering: same figures, same order, and from there whether each is a value or typed.</summary>
internal static class FigureTrace
{
    /// <summary>Figures of the finished document with their sources.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fault">The first figure that differs; null when all agree.</param>
    public static IReadOnlyList<PlacedFigure> Follow(DocumentText document, out FigureFault? fault)
    {
        var finished = PlacedFigure.Read(document.Finished);
        fault = null;
        if (document.Marked is null) return finished;
        var marked = PlacedFigure.Read(document.Marked);
        var same = 0;
        while (same < Math.Min(finished.Count, marked.Count) && finished[same].Figure.Text == marked[same].Figure.Text) same++;
        if (same < Math.Max(finished.Count, marked.Count)) fault = Differs(document, finished.ElementAtOrDefault(same), marked.ElementAtOrDefault(same));
        return [.. finished.Take(same).Zip(marked, (one, other) => one with { Figure = one.Figure with { Source = other.Figure.Source } })];
    }

    private static FigureFault Differs(DocumentText document, PlacedFigure? stands, PlacedFigure? wanted) => new(
        document.Name,
        (stands ?? wanted)!.Passage.Place,
        $"ghi {Shown(stands)}, mẫu và số liệu cho {Shown(wanted)}.");

    private static string Shown(PlacedFigure? figure) => figure is null ? "không có số nào" : $"\"{figure.Figure.Text}\"";
}
