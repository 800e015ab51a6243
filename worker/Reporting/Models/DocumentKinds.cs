using MongCai.Poverty.Etl.Reporting.Models.Corrections;
using MongCai.Poverty.Etl.Reporting.Models.Reminders;
using MongCai.Poverty.Etl.Reporting.Models.Reports;

namespace MongCai.Poverty.Etl.Reporting.Models;

/// <summary>A kind of official document: a Word file, the mail that carries it, and the model its templates see.</summary>
/// <param name="Name">Part of the store and the folder of its templates; one of <see cref="DocumentKinds"/>.</param>
/// <param name="Model">A record that is an <see cref="IDocumentModel"/>; its public properties are the names templates may write.</param>
/// <param name="FileStem">Beginning of the file names, plain ASCII, with the dash at its end: <c>BC-tuan-</c>.</param>
public sealed record DocumentKind(string Name, Type Model, string FileStem)
{
    /// <summary>The beginning for a period: the review of a half-year or year is not named after a quarter.</summary>
    public string StemOf(string period) => (Name, Etl.Model.Period.TryParse(period, out var known) ? known.Kind : PeriodKind.Week) switch
    {
        (DocumentKinds.QuarterlyReview, PeriodKind.HalfYear) => "BC-6-thang-",
        (DocumentKinds.QuarterlyReview, PeriodKind.Year) => "BC-nam-",
        _ => FileStem,
    };
}

/// <summary>Kinds of documents; the word is part of file names and of the store.</summary>
public static class DocumentKinds
{
    /// <summary>The weekly report, <c>weekly-report</c>.</summary>
    public const string WeeklyReport = "weekly-report";

    /// <summary>The quarterly review, <c>quarterly-review</c>.</summary>
    public const string QuarterlyReview = "quarterly-review";

    /// <summary>The letter to wards that have not reported, <c>reminder-letter</c>; its edition is the round of the reminder.</summary>
    public const string ReminderLetter = "reminder-letter";

    /// <summary>The correction of a report that was issued, <c>correction</c>; its period and edition are those of the report that takes the place.</summary>
    public const string Correction = "correction";

    /// <summary>The answer to a ward's file, <c>receipt</c>: a message without an official document.</summary>
    public const string Receipt = "receipt";

    /// <summary>Every official document: each has a folder of templates with report.docx and a heading in config/report.yml; a correction has the heading of what it corrects.</summary>
    public static IReadOnlyList<DocumentKind> Official { get; } =
    [
        new(WeeklyReport, typeof(ReportModel), "BC-tuan-"),
        new(QuarterlyReview, typeof(ReportModel), "BC-quy-"),
        new(ReminderLetter, typeof(ReminderModel), "CV-don-doc-"),
        new(Correction, typeof(CorrectionModel), "BC-dinh-chinh-"),
    ];

    /// <summary>The kind of report that a period gets.</summary>
    public static string Of(Period period) => period.Kind == PeriodKind.Week ? WeeklyReport : QuarterlyReview;

    /// <summary>The official document of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static DocumentKind Find(string name) =>
        Official.FirstOrDefault(kind => kind.Name == name) ?? throw new ArgumentException($"'{name}' is no kind of official document.", nameof(name));
}
