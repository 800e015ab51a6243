namespace MongCai.Poverty.Etl.Validation;

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
