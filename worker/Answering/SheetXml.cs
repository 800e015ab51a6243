using System.Globalization;
using System.Xml;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>How the XML of a sheet is read and written: nothing outside is followed, and nothing that stands there is lost.</summary>
internal static class SheetXml
{
    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    private static readonly XmlWriterSettings Writing = new()
    {
        CheckCharacters = false,
        Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static XmlReader Reader(Stream xml) => XmlReader.Create(xml, Reading);

    public static XmlWriter Writer(Stream xml) => XmlWriter.Create(xml, Writing);

    /// <summary>The number a row states, else the one after the row before it.</summary>
    public static int RowNumber(string? stated, int before) => Whole(stated) ?? (before + 1);

    /// <summary>A whole number; null when absent or something else.</summary>
    public static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number from 0 up; null when absent or something else.</summary>
    public static double? Decimal(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0 ? number : null;

    /// <summary>True for <c>1</c> and <c>true</c>.</summary>
    public static bool IsTrue(string? text) => text is "1" or "true";

    /// <summary>The attribute <c>r:id</c>, whatever its prefix; null when there is none.</summary>
    public static string? RelationshipId(XmlReader element)
    {
        string? id = null;
        for (var more = element.MoveToFirstAttribute(); more; more = element.MoveToNextAttribute())
        {
            if (element.LocalName == "id" && element.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal)) id = element.Value;
        }

        element.MoveToElement();
        return id;
    }
}
