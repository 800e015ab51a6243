using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>Whether Word will open a document, by the schema of the format.</summary>
internal static class WordValidation
{
    /// <summary>What breaks the schema of Office 2019, each with its path; empty when all is well.</summary>
    public static IReadOnlyList<string> Errors(byte[] docx, CancellationToken cancellationToken)
    {
        try
        {
            using var word = WordprocessingDocument.Open(new MemoryStream(docx, writable: false), isEditable: false);
            return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, cancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
        }
        catch (Exception error) when (error is OpenXmlPackageException or FileFormatException or InvalidDataException or System.Xml.XmlException)
        {
            return [error.Message];
        }
    }
}
