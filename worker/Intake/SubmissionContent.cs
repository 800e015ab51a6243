using System.Globalization;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Between the content of a workbook and its rows.</summary>
internal static class SubmissionContent
{
    public static IReadOnlyList<HouseholdRow> HouseholdRows(Submission content, long submission, PersonalDataCipher cipher) =>
        [.. content.Households.Select((household, ordinal) => Row(household, submission, ordinal, cipher))];

    public static IReadOnlyList<SupportRow> SupportRows(Submission content, long submission) =>
        [.. content.Supports.Select((support, ordinal) => new SupportRow
        {
            SubmissionId = submission,
            Ordinal = ordinal,
            Code = support.Code.Storable(),
            Policy = support.Policy.Word(),
            Content = support.Content?.Storable(),
            Amount = support.Amount,
            Date = support.Date,
            Source = support.Source?.Storable(),
            Sheet = support.Origin.Sheet.Storable(),
            Cell = support.Origin.Cell,
        })];

    public static IReadOnlyList<SummaryRow> SummaryRows(Submission content, long submission) =>
        [.. content.Summary.Figures.Select((figure, ordinal) => new SummaryRow
        {
            SubmissionId = submission,
            Ordinal = ordinal,
            Key = figure.Key,
            Value = figure.Value,
            Sheet = figure.Origin?.Sheet.Storable(),
            Cell = figure.Origin?.Cell,
        })];

    public static IReadOnlyList<FindingRow> FindingRows(IReadOnlyList<Finding> findings, long submission) =>
        [.. findings.Select((finding, ordinal) => new FindingRow
        {
            SubmissionId = submission,
            Ordinal = ordinal,
            Code = finding.Code,
            Severity = finding.Severity.Word(),
            Sheet = finding.Sheet?.Storable(),
            Cell = finding.Cell,
            Found = finding.Found?.Storable(),
            Message = finding.Message.Storable(),
            Ward = finding.Ward,
            Household = finding.Household?.Storable(),
        })];

    public static Household Household(HouseholdRow row, PersonalDataCipher cipher, StringPool pool) => new()
    {
        Code = row.Code,
        Head = row.Head,
        NationalId = row.NationalId is null ? null : cipher.Decrypt(row.NationalId),
        BirthDate = row.BirthDate is null ? null : BirthDate.Parse(row.BirthDate),
        Sex = row.Sex is null ? null : row.Sex == Sex.Male.Word() ? Sex.Male : Sex.Female,
        Ethnicity = pool.Shared(row.Ethnicity),
        Hamlet = pool.Shared(row.Hamlet),
        Members = row.Members,
        Status = Words.Status(row.Status),
        B1 = row.B1,
        B2 = row.B2,
        Deprivations = row.Deprivations.Length == 0 ? [] : [.. row.Deprivations.Split(',').Select(key => pool.Shared(key)!)],
        Decision = row.Decision,
        DecisionDate = row.DecisionDate,
        Cause = pool.Shared(row.Cause),
        Sponsor = pool.Shared(row.Sponsor),
        Need = pool.Shared(row.Need),
        Origin = new(pool.Shared(row.Sheet)!, pool.Shared(row.Cell)!),
    };

    public static Support Support(SupportRow row, StringPool pool) => new()
    {
        Code = row.Code,
        Policy = Words.Policy(row.Policy),
        Content = pool.Shared(row.Content),
        Amount = row.Amount,
        Date = row.Date,
        Source = pool.Shared(row.Source),
        Origin = new(pool.Shared(row.Sheet)!, pool.Shared(row.Cell)!),
    };

    public static SummaryFigure Figure(SummaryRow row, StringPool pool) => new(
        pool.Shared(row.Key)!,
        row.Value is { } value ? WithoutTrailingZeros(value) : null,
        row.Cell is null ? null : new(pool.Shared(row.Sheet)!, pool.Shared(row.Cell)!));

    private static HouseholdRow Row(Household household, long submission, int ordinal, PersonalDataCipher cipher) => new()
    {
        SubmissionId = submission,
        Ordinal = ordinal,
        Code = household.Code.Storable(),
        Head = household.Head.Storable(),
        NationalId = household.NationalId is null ? null : cipher.Encrypt(household.NationalId),
        NationalIdMatch = household.NationalId is null ? null : cipher.Match(household.NationalId),
        BirthDate = household.BirthDate?.ToString(),
        Sex = household.Sex?.Word(),
        Ethnicity = household.Ethnicity?.Storable(),
        Hamlet = household.Hamlet?.Storable(),
        Members = household.Members,
        Status = household.Status.Word(),
        B1 = household.B1,
        B2 = household.B2,
        Deprivations = string.Join(',', household.Deprivations),
        Decision = household.Decision?.Storable(),
        DecisionDate = household.DecisionDate,
        Cause = household.Cause?.Storable(),
        Sponsor = household.Sponsor?.Storable(),
        Need = household.Need?.Storable(),
        Sheet = household.Origin.Sheet.Storable(),
        Cell = household.Origin.Cell,
    };

    // The engines disagree about 50 and 50.0; documents must not.
    private static decimal WithoutTrailingZeros(decimal value) => decimal.Parse(value.ToString("0.############################", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>Keeps one copy of texts that thousands of rows repeat.</summary>
internal sealed class StringPool
{
    private readonly Dictionary<string, string> kept = new(StringComparer.Ordinal);

    public string? Shared(string? text)
    {
        if (text is null) return null;
        if (kept.TryGetValue(text, out var known)) return known;
        kept.Add(text, text);
        return text;
    }
}
