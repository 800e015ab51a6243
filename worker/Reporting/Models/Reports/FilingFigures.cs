namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Names in one line.</summary>
/// <param name="Count">How many.</param>
/// <param name="Text">Joined by commas; null when there are none.</param>
public sealed record NameListFigures(int Count, string? Text);

/// <summary>Who reported the (last) week.</summary>
public sealed record FilingFigures
{
    /// <summary>The week spoken of, <c>tuần 13/2024</c>.</summary>
    public required string WeekName { get; init; }

    /// <summary><c>17/17</c>, late ones included.</summary>
    public required string Fraction { get; init; }

    /// <summary>True when every ward has an accepted workbook.</summary>
    public required bool Complete { get; init; }

    /// <summary>Accepted in time.</summary>
    public required NameListFigures InTime { get; init; }

    /// <summary>Accepted after the deadline.</summary>
    public required NameListFigures Late { get; init; }

    /// <summary>All workbooks rejected.</summary>
    public required NameListFigures Rejected { get; init; }

    /// <summary>Nothing received.</summary>
    public required NameListFigures Missing { get; init; }

    /// <summary>Wards whose figures are of an earlier week, each with that week.</summary>
    public required NameListFigures CarriedOver { get; init; }
}

/// <summary>One ward in the table.</summary>
public sealed record WardFigures
{
    /// <summary>Running number from 1.</summary>
    public required string Row { get; init; }

    /// <summary><c>Phường Bình Ngọc</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>Đúng hạn</c>, <c>Nộp muộn</c>, <c>Bị trả lại</c>, <c>Chưa nộp</c>.</summary>
    public required string State { get; init; }

    /// <summary>True when the ward has an accepted workbook of the week.</summary>
    public required bool Submitted { get; init; }

    /// <summary>Near-poor households on the base date.</summary>
    public required string Baseline { get; init; }

    /// <summary>Mark behind the base figure, <c>(*)</c>; null when it is the published one.</summary>
    public required string? BaselineMark { get; init; }

    /// <summary>Out since the base date.</summary>
    public required string Exited { get; init; }

    /// <summary>The same for conditions.</summary>
    public required int ExitedCount { get; init; }

    /// <summary>Near-poor at the end.</summary>
    public required string Remaining { get; init; }

    /// <summary>The same for conditions.</summary>
    public required int RemainingCount { get; init; }

    /// <summary>Mark of figures carried over, <c>(**)</c>, or of the plan's, <c>(***)</c>; null when they are of this week.</summary>
    public required string? DataMark { get; init; }

    /// <summary>What the figures are taken from: <c>báo cáo tuần 13/2024</c>, of an earlier week when it was carried over, or <c>theo kế hoạch</c> when the ward has never reported.</summary>
    public required string DataSource { get; init; }

    /// <summary><c>03/6</c>, the numerator with two digits as official papers write it.</summary>
    public required string Fraction { get; init; }

    /// <summary><c>50,00%</c>, or a dash when the base is 0.</summary>
    public required string Percent { get; init; }

    /// <summary>From the base to the remaining households.</summary>
    public required LedgerFigures Ledger { get; init; }

    /// <summary>Pace of the ward.</summary>
    public required PaceFigures Pace { get; init; }

    /// <summary>The cell behind each figure (<c>exited</c>, <c>remaining</c>, <c>movement_exited</c> …, each also with <c>_persons</c>); null where none holds it.</summary>
    [NotForTemplates]
    public required IReadOnlyDictionary<string, OriginFigures?> Origins { get; init; }
}

/// <summary>Of more than 40 wards those that a mail and the pages before the annexes show. The rows add up to the city's.</summary>
/// <param name="Wards">Those, at most ten, with the most households short of an even pace to the next milestone, in the order of the register; empty when none is behind.</param>
/// <param name="Others">All others.</param>
public sealed record WardExtractFigures(IReadOnlyList<WardFigures> Wards, OtherWardsFigures Others);

/// <summary>Many wards in one row, with the figures of <see cref="WardFigures"/>.</summary>
/// <param name="Name"><c>161 đơn vị khác</c>.</param>
/// <param name="Submitted">How many of them have an accepted workbook of the week, <c>158/161</c>.</param>
/// <param name="Baseline">Near-poor households on the base date.</param>
/// <param name="Exited">Out since the base date.</param>
/// <param name="Remaining">Near-poor at the end.</param>
/// <param name="Fraction"><c>310/24.150</c>.</param>
/// <param name="Percent"><c>1,28%</c>.</param>
public sealed record OtherWardsFigures(string Name, string Submitted, string Baseline, string Exited, string Remaining, string Fraction, string Percent);

/// <summary>A footnote.</summary>
/// <param name="Mark"><c>(*)</c>, or the unit that the sentence is about.</param>
/// <param name="Text">A sentence.</param>
public sealed record NoteFigures(string Mark, string Text);

/// <summary>Groups of wards, in the order of the register.</summary>
public sealed record WardGroupFigures
{
    /// <summary>With at least one household out.</summary>
    public required NameListFigures WithExits { get; init; }

    /// <summary>The same wards, each with its share: <c>phường Bình Ngọc giảm 03/6 hộ = 50,00%</c>, parted by semicolons.</summary>
    public required NameListFigures Shares { get; init; }

    /// <summary>With households on the list and none out.</summary>
    public required NameListFigures WithoutExits { get; init; }

    /// <summary>With no near-poor household left.</summary>
    public required NameListFigures Cleared { get; init; }

    /// <summary>With the most households left, each with the number; the highest three numbers.</summary>
    public required NameListFigures MostRemaining { get; init; }

    /// <summary>Told by GN408 to be behind the milestone; of more than 20 the furthest behind first.</summary>
    public required NameListFigures Behind { get; init; }
}
