using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>Turns an input rule into its element.</summary>
internal static class RuleWriter
{
    // Excel's own bounds; beyond them it calls the file damaged.
    private const int LongestTitle = 32;
    private const int LongestText = 255;

    /// <summary>Writes a rule.</summary>
    public static DataValidation Write(InputRule rule)
    {
        var written = new DataValidation
        {
            Type = TypeOf(rule.Kind),
            Operator = rule.Kind == RuleKind.Length ? DataValidationOperatorValues.Equal : null,
            ErrorStyle = rule.Strict ? DataValidationErrorStyleValues.Stop : DataValidationErrorStyleValues.Warning,
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = true,
            PromptTitle = Cut(rule.Title, LongestTitle),
            Prompt = Cut(rule.Wanted, LongestText),
            ErrorTitle = rule.Strict ? "Chưa ghi được" : "Kiểm tra lại",
            Error = Cut($"{rule.Title}: {rule.Wanted}{(rule.Strict ? "" : " Nếu chắc chắn đúng thì chọn Yes để giữ.")}", LongestText),
            SequenceOfReferences = new ListValue<StringValue> { InnerText = rule.Range },
            Formula1 = new Formula1(rule.First),
        };
        if (rule.Second is { } second) written.Formula2 = new Formula2(second);
        return written;
    }

    private static DataValidationValues TypeOf(RuleKind kind) => kind switch
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
