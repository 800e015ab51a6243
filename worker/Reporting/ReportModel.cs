namespace MongCai.Poverty.Etl.Reporting;

/// <summary>
/// Everything a template may show, as text that is already rounded, grouped and worded. Templates see it with snake_case names
/// (<c>city.percent</c>); templates/README.md explains each name to the people who edit templates. Whole numbers are there for conditions only.
/// Holds totals alone: no household, no person.
/// </summary>
public sealed record ReportModel
{
    /// <summary>One of <see cref="DocumentKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>2024-W13</c> or <c>2024-Q1</c>.</summary>
    public required string Period { get; init; }

    /// <summary>In running text: <c>tuần 13/2024</c>, <c>quý I/2024</c>.</summary>
    public required string PeriodName { get; init; }

    /// <summary>At the beginning of a sentence: <c>Tuần 13/2024</c>.</summary>
    public required string PeriodTitle { get; init; }

    /// <summary>First day, <c>25/3/2024</c>.</summary>
    public required string From { get; init; }

    /// <summary>Last day, <c>31/3/2024</c>: the figures are as of its end.</summary>
    public required string To { get; init; }

    /// <summary>1 for the first; a later one is a correction.</summary>
    public required int Edition { get; init; }

    /// <summary>Number of the correction, <c>01</c>; null for the first edition.</summary>
    public required string? Correction { get; init; }

    /// <summary>What stands around the report.</summary>
    public required HeadFigures Head { get; init; }

    /// <summary>The plan.</summary>
    public required PlanFigures Plan { get; init; }

    /// <summary>The city at the end of the period.</summary>
    public required CityFigures City { get; init; }

    /// <summary>The milestone that is next, or the last one when all have passed.</summary>
    public required MilestoneFigures NextMilestone { get; init; }

    /// <summary>The last milestone: the plan of the whole year.</summary>
    public required MilestoneFigures YearPlan { get; init; }

    /// <summary>Who reported.</summary>
    public required FilingFigures Filing { get; init; }

    /// <summary>One row per ward, in the order of the register (GSO codes).</summary>
    public required IReadOnlyList<WardFigures> Wards { get; init; }

    /// <summary>What the marks of the ward table mean, in the order of the marks; empty when no mark is used.</summary>
    public required IReadOnlyList<NoteFigures> WardNotes { get; init; }

    /// <summary>Groups of wards that the text speaks of.</summary>
    public required WardGroupFigures Groups { get; init; }

    /// <summary>Movements of the period in the columns of statutory Mẫu 7.3.</summary>
    public required MovementFigures Movements { get; init; }

    /// <summary>Contradictions between figures; empty when all agree.</summary>
    public required IReadOnlyList<DiscrepancyFigures> Discrepancies { get; init; }

    /// <summary>Support of the period.</summary>
    public required SupportFigures Support { get; init; }

    /// <summary>Bodies in charge of households, most remaining first.</summary>
    public required IReadOnlyList<SponsorFigures> Sponsors { get; init; }

    /// <summary>Unmet indicators of the households that remain, in statutory order.</summary>
    public required IReadOnlyList<DeprivationFigures> Deprivations { get; init; }

    /// <summary>The labels of the (at most three) most frequent unmet indicators with their counts; null when there is none.</summary>
    public required string? MainDeprivations { get; init; }

    /// <summary>What the chart shows.</summary>
    public required ProgressChartFigures ProgressChart { get; init; }

    /// <summary>Only in the quarterly review; null in a weekly report.</summary>
    public required QuarterFigures? Quarter { get; init; }
}

/// <summary>Head and foot of a document and the words of the mail around it (Nghị định 30/2020, Phụ lục I).</summary>
public sealed record HeadFigures
{
    /// <summary>Beginning of the subject line, <c>[Giảm nghèo Móng Cái]</c>.</summary>
    public required string SubjectPrefix { get; init; }

    /// <summary>Superior body, one line each; empty when there is none.</summary>
    public required IReadOnlyList<string> Parent { get; init; }

    /// <summary>Issuing body, one line each.</summary>
    public required IReadOnlyList<string> Organisation { get; init; }

    /// <summary>Issuing body in running text, <c>Phòng Lao động - Thương binh và Xã hội thành phố Móng Cái</c>.</summary>
    public required string OrganisationName { get; init; }

    /// <summary><c>Số:        /BC-LĐTBXH</c>, the number left open until it is issued.</summary>
    public required string Number { get; init; }

    /// <summary>Date of the document, <c>2024-04-05</c>.</summary>
    public required DateOnly Date { get; init; }

    /// <summary><c>Móng Cái, ngày 05 tháng 4 năm 2024</c>.</summary>
    public required string PlaceAndDate { get; init; }

    /// <summary>Under the title of an annex: <c>(Kèm theo Báo cáo số        /BC-LĐTBXH ngày 05 tháng 4 năm 2024 của …)</c>.</summary>
    public required string AnnexNote { get; init; }

    /// <summary>Trích yếu, <c>Kết quả thực hiện … tuần 13/2024</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>Kính gửi; may be empty.</summary>
    public required IReadOnlyList<string> Addressees { get; init; }

    /// <summary>Authority and title lines of the signer, in capitals.</summary>
    public required IReadOnlyList<string> SignerTitles { get; init; }

    /// <summary>Name of the signer; null while it is left to the office.</summary>
    public required string? SignerName { get; init; }

    /// <summary>Nơi nhận, without the leading dash; the last one is "Lưu: …".</summary>
    public required IReadOnlyList<string> Copies { get; init; }

    /// <summary>Whom to ask, at the foot of the mail.</summary>
    public required string Contact { get; init; }
}

/// <summary>The plan the report measures against.</summary>
public sealed record PlanFigures
{
    /// <summary><c>57/KH-UBND</c>.</summary>
    public required string Number { get; init; }

    /// <summary><c>16/02/2024</c>.</summary>
    public required string Date { get; init; }

    /// <summary><c>2024</c>.</summary>
    public required string Year { get; init; }

    /// <summary><c>31/12/2023</c>.</summary>
    public required string BaseDate { get; init; }

    /// <summary>All households on the base date, <c>29.694</c>.</summary>
    public required string TotalHouseholds { get; init; }

    /// <summary>Near-poor households on the base date, <c>57</c>.</summary>
    public required string NearPoor { get; init; }

    /// <summary><c>57/29.694</c>.</summary>
    public required string NearPoorFraction { get; init; }

    /// <summary><c>0,19%</c>.</summary>
    public required string NearPoorPercent { get; init; }

    /// <summary>Poor households on the base date as the plan counts them; 0 in 2024.</summary>
    public required int Poor { get; init; }
}

/// <summary>The city at the end of the period.</summary>
public sealed record CityFigures
{
    /// <summary>Households out since the base date, <c>12</c>.</summary>
    public required string Exited { get; init; }

    /// <summary>Persons in them.</summary>
    public required string ExitedPersons { get; init; }

    /// <summary><c>12/57</c>.</summary>
    public required string Fraction { get; init; }

    /// <summary><c>21,05%</c> of the near-poor households on the base date.</summary>
    public required string Percent { get; init; }

    /// <summary>Near-poor households at the end, <c>45</c>.</summary>
    public required string Remaining { get; init; }

    /// <summary>Persons in them.</summary>
    public required string RemainingPersons { get; init; }

    /// <summary>How far the remaining households differ from base less exits (households that came or left otherwise); 0 when they do not.</summary>
    public required int OtherChange { get; init; }

    /// <summary>That difference with its sign, <c>+2</c>.</summary>
    public required string OtherChangeText { get; init; }
}

/// <summary>One milestone of the plan.</summary>
public sealed record MilestoneFigures
{
    /// <summary><c>30/6/2024</c>.</summary>
    public required string Date { get; init; }

    /// <summary>Households that shall be out by then, <c>40</c>.</summary>
    public required string Exits { get; init; }

    /// <summary>Done of it, <c>12/40</c>.</summary>
    public required string Fraction { get; init; }

    /// <summary><c>30,00%</c> of the milestone.</summary>
    public required string Percent { get; init; }

    /// <summary>The milestone itself within the base, <c>40/57</c>.</summary>
    public required string OfBaseFraction { get; init; }

    /// <summary><c>70,18%</c> of the base.</summary>
    public required string OfBasePercent { get; init; }

    /// <summary>Households still to bring out, <c>28</c>.</summary>
    public required string Needed { get; init; }

    /// <summary>The same for conditions; 0 when the milestone is reached.</summary>
    public required int NeededCount { get; init; }

    /// <summary>Whole weeks from the end of the period to the milestone; 0 when it has come.</summary>
    public required int WeeksLeft { get; init; }

    /// <summary>Households per week to reach it, one decimal; null when reached or when no week is left.</summary>
    public required string? NeededPerWeek { get; init; }
}

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

    /// <summary>Mark of figures carried over, <c>(**)</c>; null when they are of this week.</summary>
    public required string? DataMark { get; init; }

    /// <summary><c>03/6</c>, the numerator with two digits as official papers write it.</summary>
    public required string Fraction { get; init; }

    /// <summary><c>50,00%</c>, or a dash when the base is 0.</summary>
    public required string Percent { get; init; }
}

/// <summary>A footnote.</summary>
/// <param name="Mark"><c>(*)</c>.</param>
/// <param name="Text">A sentence.</param>
public sealed record NoteFigures(string Mark, string Text);

/// <summary>Groups of wards, in the order of the register.</summary>
public sealed record WardGroupFigures
{
    /// <summary>With at least one household out.</summary>
    public required NameListFigures WithExits { get; init; }

    /// <summary>With households on the list and none out.</summary>
    public required NameListFigures WithoutExits { get; init; }

    /// <summary>With no near-poor household left.</summary>
    public required NameListFigures Cleared { get; init; }

    /// <summary>With the most households left, each with the number; the highest three numbers.</summary>
    public required NameListFigures MostRemaining { get; init; }

    /// <summary>Told by GN408 to be behind the milestone.</summary>
    public required NameListFigures Behind { get; init; }
}

/// <summary>Mẫu 7.3.</summary>
public sealed record MovementFigures
{
    /// <summary>False when nothing moved.</summary>
    public required bool Any { get; init; }

    /// <summary>The city.</summary>
    public required MovementRowFigures City { get; init; }

    /// <summary>All wards, in the order of the register; empty in the quarterly review.</summary>
    public required IReadOnlyList<MovementRowFigures> Wards { get; init; }

    /// <summary>The wards where something moved, with what moved, in one sentence; null when nothing did or when it is not known by ward.</summary>
    public required string? Text { get; init; }
}

/// <summary>Movements of one ward or of the city.</summary>
/// <param name="Row">Running number; empty for the city.</param>
/// <param name="Name">Ward or <c>Toàn thành phố</c>.</param>
/// <param name="Households">Line "Hộ".</param>
/// <param name="Persons">Line "Nhân khẩu".</param>
public sealed record MovementRowFigures(string Row, string Name, MovementLineFigures Households, MovementLineFigures Persons);

/// <summary>One line of Mẫu 7.3, columns (1) to (9).</summary>
/// <param name="Opening">(1).</param>
/// <param name="Exited">(2).</param>
/// <param name="BecamePoor">(3).</param>
/// <param name="OtherDecrease">(4).</param>
/// <param name="FromPoor">(5).</param>
/// <param name="Relapsed">(6).</param>
/// <param name="New">(7).</param>
/// <param name="OtherIncrease">(8).</param>
/// <param name="Closing">(9).</param>
public sealed record MovementLineFigures(
    string Opening, string Exited, string BecamePoor, string OtherDecrease, string FromPoor, string Relapsed, string New, string OtherIncrease, string Closing);

/// <summary>One contradiction.</summary>
/// <param name="Code"><c>GN303</c>.</param>
/// <param name="Ward">Ward or <c>Toàn thành phố</c>.</param>
/// <param name="Text">What contradicts what.</param>
public sealed record DiscrepancyFigures(string Code, string Ward, string Text);

/// <summary>Support of the period.</summary>
/// <param name="Rows">By policy; empty when none was given.</param>
/// <param name="Lines">Lines of support in all.</param>
/// <param name="Amount">Đồng in all, <c>75.000.000</c>.</param>
public sealed record SupportFigures(IReadOnlyList<SupportRowFigures> Rows, string Lines, string Amount);

/// <summary>Support under one policy.</summary>
/// <param name="Policy"><c>Nhà ở</c>.</param>
/// <param name="Households">Different households.</param>
/// <param name="Lines">Times.</param>
/// <param name="Amount">Đồng.</param>
public sealed record SupportRowFigures(string Policy, string Households, string Lines, string Amount);

/// <summary>One body in charge.</summary>
/// <param name="Name">As the wards name it, or <c>Chưa phân công</c>.</param>
/// <param name="Assigned">False for the row of households without a body.</param>
/// <param name="Total">All its households.</param>
/// <param name="Exited">Out since the base date.</param>
/// <param name="Remaining">Still near-poor.</param>
public sealed record SponsorFigures(string Name, bool Assigned, string Total, string Exited, string Remaining);

/// <summary>One unmet indicator.</summary>
/// <param name="Label">Official label.</param>
/// <param name="Households">Households that lack it.</param>
/// <param name="Percent">Share of the households that remain.</param>
public sealed record DeprivationFigures(string Label, string Households, string Percent);

/// <summary>Exits to date by week against the milestones.</summary>
/// <param name="Caption">Line under the chart.</param>
/// <param name="Alt">What the chart says, for those who do not see it.</param>
/// <param name="Weeks">Points, oldest first.</param>
/// <param name="Milestones">Milestones by date.</param>
/// <param name="Start">Base date, where the plan begins.</param>
public sealed record ProgressChartFigures(
    string Caption, string Alt, IReadOnlyList<ChartPointFigures> Weeks, IReadOnlyList<ChartPointFigures> Milestones, DateOnly Start);

/// <summary>A point of a chart.</summary>
/// <param name="Label"><c>tuần 13</c> or <c>30/6/2024</c>.</param>
/// <param name="Day">Where it stands.</param>
/// <param name="Value">How high.</param>
public sealed record ChartPointFigures(string Label, DateOnly Day, int Value);

/// <summary>What only the quarterly review says.</summary>
/// <param name="Name"><c>quý I/2024</c>.</param>
/// <param name="NextName"><c>quý II/2024</c>.</param>
/// <param name="WeekCount">Closed weeks that entered.</param>
/// <param name="Weeks"><c>tuần 8 đến tuần 13</c>.</param>
/// <param name="Exited">Out within the quarter's closed weeks.</param>
/// <param name="NextMilestone">The milestone that falls into the next quarter; null when none does.</param>
/// <param name="Tasks">What the figures ask of the next quarter, one sentence each.</param>
public sealed record QuarterFigures(
    string Name, string NextName, int WeekCount, string Weeks, string Exited, MilestoneFigures? NextMilestone, IReadOnlyList<string> Tasks);
