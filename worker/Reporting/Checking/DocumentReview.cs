namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Calculates a document again that somebody typed by hand. Rounded and truncated percentages are both accepted, since nobody says which was meant.</summary>
public static class DocumentReview
{
    /// <summary>Everything that does not agree.</summary>
    /// <param name="name">File name, for messages.</param>
    /// <param name="docx">The document.</param>
    /// <param name="area">Whose name a total may bear.</param>
    /// <exception cref="InvalidDataException">No Word document.</exception>
    /// <exception cref="System.Xml.XmlException">A part is damaged.</exception>
    public static IReadOnlyList<FigureFault> Run(string name, byte[] docx, Area area) =>
        [.. DocumentArithmetic.Faults(name, WordPassages.Read(docx), rule: null, area)];
}
