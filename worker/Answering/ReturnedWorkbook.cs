using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>
/// The answer as a workbook: the ward's own one (.xlsx, .xlsm) with red and yellow cells, comments on them and a first sheet that lists the findings. All
/// else stays as the ward made it, but macros, which are left out, and the update of links to other files, which is switched off. Marks of an earlier
/// answer are taken away first: wards correct and send back what they were returned.
/// </summary>
public static class ReturnedWorkbook
{
    /// <summary>Largest sum of the unpacked parts, in bytes: about 600,000 cells, a hundred times what a ward has. Marking holds the parts in memory.</summary>
    public const long MostUnpackedBytes = 64L * 1024 * 1024;

    /// <summary>Builds the workbook; the same input gives the same bytes.</summary>
    /// <param name="original">The ward's file, which has passed the limits of reading.</param>
    /// <param name="findings">Everything found in it.</param>
    /// <param name="heading">What stands above the list.</param>
    /// <returns>An .xlsx file; null when there is nothing to mark in: the file is unreadable (GN001 to GN006), no Office Open XML workbook, one with macro
    /// sheets or in the "strict" dialect, which cannot be returned faithfully, larger than <see cref="MostUnpackedBytes"/>, or damaged.</returns>
    public static byte[]? Build(ReadOnlyMemory<byte> original, IReadOnlyList<Finding> findings, AnswerHeading heading)
    {
        if (findings.Any(AnswerWords.IsUnreadable)) return null;
        using var content = new MemoryStream();
        content.Write(original.Span);
        try
        {
            if (PackageFinish.UnpackedBytes(content) > MostUnpackedBytes) return null;
            using var document = SpreadsheetDocument.Open(content, isEditable: true, new OpenSettings { AutoSave = false });
            if (!WorkbookSafety.IsCarried(document)) return null;
            WorkbookSafety.Disarm(document);
            new WorkbookMarking(document.WorkbookPart!, findings, heading).Apply();
            document.Save();
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return null;
        }

        return PackageFinish.Write(content, heading.ReceivedAt);
    }

    /// <summary>What packaging and XML throw on bytes that are no sound workbook.</summary>
    private static bool IsDamage(Exception fault) =>
        fault is OpenXmlPackageException or FormatException or InvalidDataException or XmlException or IOException or OverflowException or UriFormatException;
}
