using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Where each figure of a finished document comes from: a value from the model, and in the row of a ward from that ward; typed text may number things and cite papers, but states no figure.</summary>
internal sealed partial class FigureOrigin(ModelTokens model, Area area)
{
    /// <summary>Every figure of a document that cannot be explained.</summary>
    public IEnumerable<FigureFault> Faults(string document, IReadOnlyList<PlacedFigure> figures)
    {
        foreach (var placed in figures)
            if (Problem(placed) is { } problem)
                yield return new(document, placed.Passage.Place, problem);
        foreach (var passage in figures.GroupBy(placed => placed.Passage, ReferenceEqualityComparer.Instance))
            foreach (var problem in Strangers((Passage)passage.Key!, passage))
                yield return new(document, ((Passage)passage.Key!).Place, problem);
    }

    private string? Problem(PlacedFigure placed) => placed.Figure.Source switch
    {
        FigureSource.Value when !model.Has(placed.Figure) && !Numbers(placed) => $"số \"{placed.Figure.Text}\" không có trong số liệu của báo cáo.",
        FigureSource.Mixed when !model.Has(placed.Figure) => $"\"{placed.Figure.Text}\" có chữ số gõ thẳng vào mẫu bên cạnh thẻ.",
        FigureSource.Typed when States(placed) => $"số \"{placed.Figure.Text}\" được gõ thẳng vào mẫu; thay bằng thẻ.",
        _ => null,
    };

    /// <summary>The running number of a list or row.</summary>
    private static bool Numbers(PlacedFigure placed) =>
        placed.Figure.Text.All(char.IsAsciiDigit) && placed.Before.Trim().Length == 0 && (placed.Passage.Row is not null || ListMark().IsMatch(placed.After));

    /// <summary>A typed figure is a statement when it counts something, is a rate or a fraction, or stands alone in a cell beside values.</summary>
    private bool States(PlacedFigure placed)
    {
        if (placed.Figure.Text.EndsWith('%') || Counts().IsMatch(placed.After)) return true;
        if (Fraction().IsMatch(placed.Figure.Text) && !OfADate().IsMatch(placed.Before) && !OfAPaper().IsMatch(placed.Before)) return true;
        return placed.Passage.Row is { } row && row.Cells.Skip(1).Any(cell => ValueMarks.Strip(cell).Trim() == placed.Figure.Text) && TableSums.IsTotal(row, area);
    }

    /// <summary>Values in a row that bears a name of the model, but which the model gives to another.</summary>
    private IEnumerable<string> Strangers(Passage passage, IEnumerable<PlacedFigure> figures)
    {
        if (passage.Row is null || TableSums.IsTotal(passage.Row, area)) yield break;
        if (model.Names.FirstOrDefault(name => passage.Row.Cells.Take(2).Any(cell => Bears(cell, name))) is not { } owner) yield break;
        foreach (var placed in figures.Where(placed => placed.Figure.Source == FigureSource.Value && placed.Before.Trim().Length > 0 && !model.Has(owner, placed.Figure.Text)))
            if (!owner.Contains(placed.Figure.Text, StringComparison.Ordinal))
                yield return $"số \"{placed.Figure.Text}\" không phải của {owner}.";
    }

    private static bool Bears(string cell, string name)
    {
        var text = cell.Trim();
        return text.StartsWith(name, StringComparison.Ordinal) && (text.Length == name.Length || NameEnd().IsMatch(text[name.Length..]));
    }

    [GeneratedRegex(@"^\s*[.)]?(\s|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^\s*(%|hộ|nhân khẩu|khẩu|người|đồng|triệu|tỷ đồng|lượt|đơn vị|xã|phường|đặc khu|tuần)(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Counts();

    [GeneratedRegex(@"^\d{1,3}(\.\d{3})*/\d{1,3}(\.\d{3})*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(ngày|tháng|quý|từ|đến|trước|sau)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OfADate();

    [GeneratedRegex(@"(số|mẫu|biểu|điều|khoản)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OfAPaper();

    [GeneratedRegex(@"^(\t|\n|\s*\()", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameEnd();
}
