using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>What a rule compares.</summary>
internal enum RuleKind
{
    /// <summary>One of the words in a range of cells, offered as a drop-down list.</summary>
    OneOf,

    /// <summary>Whole number between two others, both included.</summary>
    Whole,

    /// <summary>Number between two others, both included.</summary>
    Number,

    /// <summary>Day between two others, both included.</summary>
    Day,

    /// <summary>Length of the text.</summary>
    Length,

    /// <summary>A formula that must hold.</summary>
    Formula,
}

/// <summary>What Excel asks for and checks while a cell is filled in.</summary>
/// <param name="Range">Cells, <c>J10:J1009</c>.</param>
/// <param name="Kind">What is compared.</param>
/// <param name="First">Lower end, range of words, length or formula.</param>
/// <param name="Second">Upper end; null when there is none.</param>
internal sealed record InputRule(string Range, RuleKind Kind, string First, string? Second = null)
{
    // Excel's own bounds; beyond them it calls the file damaged.
    private const int LongestTitle = 32;
    private const int LongestText = 255;

    /// <summary>Name of the column or line.</summary>
    public required string Title { get; init; }

    /// <summary>Vietnamese: what is wanted; shown beside the cell.</summary>
    public required string Wanted { get; init; }

    /// <summary>True when Excel refuses what breaks the rule; false when it only asks back.</summary>
    public bool Strict { get; init; }

    /// <summary>The rule as a workbook holds it.</summary>
    public DataValidation Element()
    {
        var written = new DataValidation
        {
            Type = ElementType,
            Operator = Kind == RuleKind.Length ? DataValidationOperatorValues.Equal : null,
            ErrorStyle = Strict ? DataValidationErrorStyleValues.Stop : DataValidationErrorStyleValues.Warning,
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = true,
            PromptTitle = Cut(Title, LongestTitle),
            Prompt = Cut(Wanted, LongestText),
            ErrorTitle = Strict ? "Chưa ghi được" : "Kiểm tra lại",
            Error = Cut($"{Title}: {Wanted}{(Strict ? "" : " Nếu chắc chắn đúng thì chọn Yes để giữ.")}", LongestText),
            SequenceOfReferences = new ListValue<StringValue> { InnerText = Range },
            Formula1 = new Formula1(First),
        };
        if (Second is { } second) written.Formula2 = new Formula2(second);
        return written;
    }

    private DataValidationValues ElementType => Kind switch
    {
        RuleKind.OneOf => DataValidationValues.List,
        RuleKind.Whole => DataValidationValues.Whole,
        RuleKind.Number => DataValidationValues.Decimal,
        RuleKind.Day => DataValidationValues.Date,
        RuleKind.Length => DataValidationValues.TextLength,
        _ => DataValidationValues.Custom,
    };

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..(longest - 1)]}…";
}
