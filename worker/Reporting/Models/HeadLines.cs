using MongCai.Poverty.Etl.Reporting.Models.Reports;

namespace MongCai.Poverty.Etl.Reporting.Models;

/// <summary>Head and foot of the document by Nghị định 30/2020, Phụ lục I.</summary>
internal static class HeadLines
{
    private const int BlanksForTheNumber = 8;

    public static HeadFigures Build(ReportSettings settings, string summary)
    {
        var heading = settings.Heading;
        var number = $"{Number(heading.Number)}/{heading.Symbol}";
        return new HeadFigures
        {
            SubjectPrefix = heading.SubjectPrefix,
            Parent = heading.Parent,
            Organisation = heading.Organisation,
            OrganisationName = heading.OrganisationName,
            Number = $"Số: {number}",
            Date = settings.Date,
            PlaceAndDate = $"{heading.Place}, {VietnameseText.LongDate(settings.Date)}",
            AnnexNote = $"(Kèm theo Báo cáo số {number} {VietnameseText.LongDate(settings.Date)} của {heading.OrganisationName})",
            Summary = summary,
            Addressees = heading.Addressees,
            SignerTitles = heading.SignerTitles,
            SignerName = string.IsNullOrWhiteSpace(heading.SignerName) ? null : heading.SignerName.Trim(),
            Copies = heading.Copies,
            Contact = heading.Contact,
        };
    }

    /// <summary>Below ten with a zero; blanks to write on when it is not known yet.</summary>
    private static string Number(string? number) =>
        string.IsNullOrWhiteSpace(number) ? new string('\u00A0', BlanksForTheNumber) : number.Trim().PadLeft(2, '0');
}
