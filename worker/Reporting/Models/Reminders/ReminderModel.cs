using MongCai.Poverty.Etl.Reporting.Models.Reports;

namespace MongCai.Poverty.Etl.Reporting.Models.Reminders;

/// <summary>
/// Everything the templates of the reminder letter may show (công văn đôn đốc, Mẫu 1.5 of Nghị định 30/2020): who has not reported a week, until when,
/// what to do. Names wards alone: no household, no person.
/// </summary>
public sealed record ReminderModel : IDocumentModel
{
    /// <summary><see cref="DocumentKinds.ReminderLetter"/>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>2024-W13</c>.</summary>
    public required string Period { get; init; }

    /// <summary>In running text: <c>tuần 13/2024</c>.</summary>
    public required string PeriodName { get; init; }

    /// <summary>First day of the week, <c>25/3/2024</c>.</summary>
    public required string From { get; init; }

    /// <summary>Last day of the week, <c>31/3/2024</c>.</summary>
    public required string To { get; init; }

    /// <summary>Round of the reminder within the week, from 1.</summary>
    public required int Edition { get; init; }

    /// <summary>What stands around the letter; the addressees are the wards.</summary>
    public required HeadFigures Head { get; init; }

    /// <summary>The plan; null when none is known for the week yet.</summary>
    public required PlanFigures? Plan { get; init; }

    /// <summary>What comes behind "V/v" under the number, without a capital.</summary>
    public required string Regarding { get; init; }

    /// <summary>As of when, <c>08 giờ 00 phút ngày 04/4/2024</c>.</summary>
    public required string AsOf { get; init; }

    /// <summary>Until when workbooks are in time, <c>17 giờ 00 phút ngày 04/4/2024</c>.</summary>
    public required string Deadline { get; init; }

    /// <summary>True when that moment has passed.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Wards with an accepted workbook of all wards, <c>15/17</c>.</summary>
    public required string Submitted { get; init; }

    /// <summary>Wards that are reminded, <c>02</c>.</summary>
    public required string LateCount { get; init; }

    /// <summary>The wards, in the order of the register.</summary>
    public required IReadOnlyList<RemindedWardFigures> Wards { get; init; }

    /// <summary>From which nothing came.</summary>
    public required NameListFigures Missing { get; init; }

    /// <summary>Whose workbooks were all refused.</summary>
    public required NameListFigures Rejected { get; init; }

    /// <summary>Reminded wards without an address in wards.yml: somebody has to call them.</summary>
    public required NameListFigures WithoutMail { get; init; }

    /// <summary>True in the mail to the programme's office, which is to follow the wards up; false in the mail to the wards. The letter is the same.</summary>
    public required bool OfficeCopy { get; init; }

    /// <inheritdoc/>
    string IDocumentModel.FileName => $"{DocumentKinds.Find(Kind).FileStem}{Period}-lan-{Edition}";

    /// <summary>Words the letter. Pure.</summary>
    /// <param name="reminder">Who has not reported, and when.</param>
    /// <param name="settings">Heading for <see cref="DocumentKinds.ReminderLetter"/> and the date of the letter.</param>
    /// <param name="officeCopy">See <see cref="OfficeCopy"/>.</param>
    public static ReminderModel Build(Reminder reminder, ReportSettings settings, bool officeCopy)
    {
        var week = VietnameseText.Week(reminder.Week);
        var regarding = $"đôn đốc nộp báo cáo giảm hộ cận nghèo {week}";
        IReadOnlyList<string> addressees = [.. reminder.Late.Select(filing => $"Ủy ban nhân dân {filing.Ward.NameInText}")];
        return new()
        {
            Kind = DocumentKinds.ReminderLetter,
            Period = reminder.Week.ToString(),
            PeriodName = week,
            From = VietnameseText.Date(reminder.Week.Monday),
            To = VietnameseText.Date(reminder.Week.Sunday),
            Edition = reminder.Round,
            Head = HeadLines.Build(settings with { Heading = settings.Heading with { Addressees = addressees } }, Sentences.Beginning(regarding)),
            Plan = reminder.Plan is { } plan ? PositionFigures.PlanLines(plan) : null,
            Regarding = regarding,
            AsOf = VietnameseText.Moment(reminder.AsOf),
            Deadline = VietnameseText.Moment(reminder.Deadline),
            Overdue = reminder.AsOf > reminder.Deadline,
            Submitted = VietnameseText.PaddedFraction(new(reminder.Filings.Count(filing => filing.State is FilingState.Accepted or FilingState.Late), reminder.Filings.Count)),
            LateCount = VietnameseText.Padded(reminder.Late.Count),
            Wards = [.. reminder.Late.Select((filing, index) => new RemindedWardFigures(VietnameseText.Count(index + 1), filing.Ward.FullName, FilingLines.Word(filing.State), filing.Ward.Mail is not null))],
            Missing = Names(reminder, FilingState.Missing),
            Rejected = Names(reminder, FilingState.Rejected),
            WithoutMail = VietnameseText.Names(reminder.Late.Where(filing => filing.Ward.Mail is null).Select(filing => filing.Ward.NameInText)),
            OfficeCopy = officeCopy,
        };
    }

    private static NameListFigures Names(Reminder reminder, FilingState state) =>
        VietnameseText.Names(reminder.Late.Where(filing => filing.State == state).Select(filing => filing.Ward.NameInText));
}

/// <summary>One ward that is reminded.</summary>
/// <param name="Row">Number in the list.</param>
/// <param name="Name"><c>Phường Hải Hòa</c>.</param>
/// <param name="State"><c>Chưa nộp</c>, <c>Bị trả lại</c>.</param>
/// <param name="Mailed">True when the letter goes to it by mail.</param>
public sealed record RemindedWardFigures(string Row, string Name, string State, bool Mailed);
