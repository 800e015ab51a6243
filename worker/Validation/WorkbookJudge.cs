using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;
using MongCai.Poverty.Etl.Validation.Rules;
using MongCai.Poverty.Etl.Validation.Sources;
using MongCai.Poverty.Etl.Validation.Units;

namespace MongCai.Poverty.Etl.Validation;

/// <summary>Reads and judges one workbook by itself: GN001–GN007, GN009–GN104 and GN201–GN311. Pure, and safe for several threads.</summary>
/// <param name="forms">The versions of the weekly form.</param>
/// <param name="wards">All wards.</param>
/// <param name="limits">Limits of reading.</param>
/// <param name="units">The statutory form that is recognised where the weekly one is not found; null for none.</param>
public sealed class WorkbookJudge(FormVersions forms, WardRegister wards, ReadingLimits limits, UnitRowsForm? units = null)
{
    private readonly IReadOnlyDictionary<FormDefinition, WorkbookReader> readers = forms.Used.ToDictionary(form => form, form => new WorkbookReader(form, limits, units));
    private readonly UnitReportJudge? unitJudge = units is null ? null : new(units, wards);
    private readonly WardSources wardSources = new(wards);

    /// <summary>The poverty standards by their days; none means that the form's own points always hold.</summary>
    public IReadOnlyList<PovertyStandard> Standards { get; init; } = [];

    /// <summary>Judges a file; whatever its bytes are, the answer is a value.</summary>
    /// <param name="fileName">Name as dropped, without folder.</param>
    /// <param name="bytes">Content.</param>
    /// <param name="wardFolder">Slug of the inbox folder, one more source for the ward; null when the file lay in none.</param>
    public JudgedWorkbook Judge(string fileName, ReadOnlyMemory<byte> bytes, string? wardFolder = null)
    {
        var (form, raw) = Read(fileName, bytes);
        return raw switch
        {
            RawSubmission submission => Judge(submission, form, wardFolder),
            RawUnitReport report when unitJudge is not null => unitJudge.Judge(report),
            UnreadableWorkbook unreadable => new RejectedSubmission(fileName, unreadable.Sha256, [Trouble(unreadable.Trouble, wards.Area)], null, null),
            var other => throw new InvalidOperationException($"Reading gave {other.GetType().Name}."),
        };
    }

    /// <summary>Reads by the newest form, and again by the form of the week that is named when that is another one.</summary>
    private (FormDefinition Form, object Raw) Read(string fileName, ReadOnlyMemory<byte> bytes)
    {
        var raw = readers[forms.Newest].Read(fileName, bytes);
        var form = raw is RawSubmission submission ? forms.ForWeek(WeekSources.Resolve(submission, wards.Area, new())) : forms.Newest;
        return form == forms.Newest ? (form, raw) : (form, readers[form].Read(fileName, bytes));
    }

    /// <summary>Points of the week's day; null when no standard says any for it.</summary>
    private PointLimits? PointsOf(FormDefinition form, ReportingWeek? week) => week is { Sunday: var day } ? PovertyStandard.PointsOn(Standards, day, form) : form.Points;

    /// <summary>Refuses a file over <see cref="ReadingLimits.FileBytes"/> that nobody wants in memory (GN005).</summary>
    /// <param name="fileName">Name as dropped, without folder.</param>
    /// <param name="sha256">Hash of its bytes.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="limits">The limits.</param>
    public static RejectedSubmission RejectLength(string fileName, string sha256, long length, ReadingLimits limits) =>
        new(fileName, sha256, [Trouble(Troubles.TooLong(length, limits), Area.Unnamed)], null, null);

    private JudgedWorkbook Judge(RawSubmission raw, FormDefinition form, string? wardFolder)
    {
        var findings = new FindingList();
        var week = WeekSources.Resolve(raw, wards.Area, findings);
        var ward = wardSources.Resolve(raw, week, wardFolder, findings);
        var draft = new SubmissionDraft(raw, form)
        {
            Area = wards.Area,
            Ward = ward,
            Week = week,
            Points = PointsOf(form, week),
            Codes = ward is null ? [] : [ward.Code, .. wards.AllFormersOf(ward, week?.Sunday ?? DateOnly.MaxValue).Select(former => former.Code)],
            Figures = new FigureReader(form.Summary, findings).Read(raw.Summary),
            Households = new HouseholdReader(form, raw.Epoch1904, findings).Read(raw.List),
            Supports = new SupportReader(form, raw.Epoch1904, findings).Read(raw.Support),
        };
        foreach (var rule in SubmissionRules.All) findings.AddRange(rule(draft));
        var sorted = findings.Sorted(raw.SheetNames);
        return findings.HasError
            ? new RejectedSubmission(raw.FileName, raw.Sha256, sorted, ward?.Code, week)
            : new AcceptedSubmission(raw.FileName, raw.Sha256, sorted, SoundSubmission.Of(draft));
    }

    private static Finding Trouble(ReadingTrouble trouble, Area area)
    {
        var code = trouble.Reason switch
        {
            UnreadableReason.NotAWorkbook => "GN001",
            UnreadableReason.PasswordProtected => "GN002",
            UnreadableReason.Damaged => "GN003",
            UnreadableReason.Empty => "GN004",
            UnreadableReason.OverLimit => "GN005",
            _ => "GN006",
        };
        return FindingCatalogue.Create(code, null, null, null, ("what", trouble.What), ("hint", trouble.Hint), ("office", area.Office));
    }
}

/// <summary>Turns a draft without errors into the submission; what the rules have proved to be there is taken for granted.</summary>
internal static class SoundSubmission
{
    public static Submission Of(SubmissionDraft draft) => new()
    {
        Ward = draft.Ward!.Code,
        Week = draft.Week!.Value,
        Summary = new Summary([.. draft.Figures.Select(figure => Figure(figure, draft.Raw.Summary!.Sheet))]),
        Households = [.. draft.Households.Select(Household)],
        Supports = [.. draft.Supports.Select(Support)],
    };

    private static SummaryFigure Figure(FigureDraft figure, string sheet) =>
        new(figure.Key, figure.Value, figure.Cell is { } cell ? new Origin(sheet, cell.Address.ToString()) : null);

    private static Household Household(HouseholdDraft draft) => new()
    {
        Code = draft.Code!,
        Head = draft.Head!,
        NationalId = draft.NationalId?.Text,
        BirthDate = draft.BirthDate,
        Sex = draft.Sex,
        Ethnicity = draft.Ethnicity,
        Hamlet = draft.Hamlet,
        Members = draft.Members!.Value,
        Status = draft.Status!.Value,
        B1 = draft.B1,
        B2 = draft.B2,
        Deprivations = draft.Deprivations,
        Decision = draft.Decision,
        DecisionDate = draft.DecisionDate,
        Cause = draft.Cause,
        Sponsor = draft.Sponsor,
        Need = draft.Need,
        Origin = OriginOf(draft.Row),
    };

    private static Support Support(SupportDraft draft) => new()
    {
        Code = draft.Code!,
        Policy = draft.Policy!.Value,
        Content = draft.Content,
        Amount = draft.Amount,
        Date = draft.Date,
        Source = draft.Source,
        Origin = OriginOf(draft.Row),
    };

    private static Origin OriginOf(TableRow row) => new(row.Sheet, row.Cell("code").Address.ToString());
}
