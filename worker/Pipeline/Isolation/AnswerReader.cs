using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>Reads what <see cref="AnswerWriter"/> wrote.</summary>
internal sealed class AnswerReader(Stream source) : IDisposable
{
    /// <summary>Stands for null.</summary>
    public const int NoText = 0;

    /// <summary>Stands before a text that has not come yet.</summary>
    public const int NewText = 1;

    /// <summary>Number of the first text that came.</summary>
    public const int FirstKnown = 2;

    private readonly BinaryReader binary = new(source);
    private readonly List<string> texts = [];

    /// <summary>Reads the whole workbook.</summary>
    /// <exception cref="InvalidDataException">It is no workbook of <see cref="AnswerWriter"/>.</exception>
    public JudgedWorkbook Read()
    {
        var kind = (WorkbookKind)binary.ReadByte();
        var (fileName, sha256, findings) = (Needed(), Needed(), List(ReadFinding));
        return kind switch
        {
            WorkbookKind.Accepted => new AcceptedSubmission(fileName, sha256, findings, ReadSubmission()),
            WorkbookKind.Units => new AcceptedUnitReport(fileName, sha256, findings, ReadUnits()),
            WorkbookKind.Rejected => new RejectedSubmission(fileName, sha256, findings, Text(), Text() is { } week ? ReportingWeek.Parse(week) : null),
            WorkbookKind.Failed => new FailedWorkbook(fileName, sha256, Needed()) { Findings = findings },
            _ => throw new InvalidDataException("an unknown kind of workbook"),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => binary.Dispose();

    private Finding ReadFinding() => new(Needed(), (Severity)binary.ReadByte(), Text(), Text(), Text(), Needed()) { Ward = Text(), Household = Text() };

    private Submission ReadSubmission() => new()
    {
        Ward = Needed(),
        Week = ReportingWeek.Parse(Needed()),
        Summary = new(List(ReadFigure)),
        Households = List(ReadHousehold),
        Supports = List(ReadSupport),
    };

    private UnitReport ReadUnits() => new(Needed(), Needed(), List(() => new UnitFigures(Needed(), Needed(), List(ReadFigure), List(ReadFigure))));

    private SummaryFigure ReadFigure() => new(Needed(), binary.ReadBoolean() ? binary.ReadDecimal() : null, ReadOrigin());

    private Household ReadHousehold() => new()
    {
        Code = Needed(),
        Head = Needed(),
        NationalId = Text(),
        BirthDate = Text() is { } birth ? BirthDate.Parse(birth) : null,
        Sex = (Sex?)Number(),
        Ethnicity = Text(),
        Hamlet = Text(),
        Members = (int)Number()!,
        Status = (HouseholdStatus)Number()!,
        B1 = (int?)Number(),
        B2 = (int?)Number(),
        Deprivations = List(Needed),
        Decision = Text(),
        DecisionDate = ReadDay(),
        Cause = Text(),
        Sponsor = Text(),
        Need = Text(),
        Origin = ReadOrigin()!,
    };

    private Support ReadSupport() => new()
    {
        Code = Needed(),
        Policy = (SupportPolicy)Number()!,
        Content = Text(),
        Amount = Number(),
        Date = ReadDay(),
        Source = Text(),
        Origin = ReadOrigin()!,
    };

    private Origin? ReadOrigin()
    {
        var (sheet, cell) = (Text(), Text());
        return sheet is null || cell is null ? null : new(sheet, cell);
    }

    private DateOnly? ReadDay() => Number() is { } day ? DateOnly.FromDayNumber((int)day) : null;

    private string Needed() => Text() ?? throw new InvalidDataException("a text is missing");

    private string? Text()
    {
        var number = binary.Read7BitEncodedInt();
        if (number == NoText) return null;
        if (number != NewText) return number >= FirstKnown && number < FirstKnown + texts.Count ? texts[number - FirstKnown] : throw new InvalidDataException("an unknown text");
        var text = binary.ReadString();
        texts.Add(text);
        return text;
    }

    private long? Number() => binary.ReadBoolean() ? binary.Read7BitEncodedInt64() : null;

    private List<T> List<T>(Func<T> read)
    {
        var count = binary.Read7BitEncodedInt();
        var items = new List<T>(Math.Min(count, 100_000));
        for (var i = 0; i < count; i++) items.Add(read());
        return items;
    }
}

/// <summary>Which of the four a workbook is.</summary>
internal enum WorkbookKind : byte
{
    /// <summary><see cref="AcceptedSubmission"/>.</summary>
    Accepted,

    /// <summary><see cref="RejectedSubmission"/>.</summary>
    Rejected,

    /// <summary><see cref="AcceptedUnitReport"/>.</summary>
    Units,

    /// <summary><see cref="FailedWorkbook"/>.</summary>
    Failed,
}
