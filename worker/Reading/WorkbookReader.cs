using System.Security.Cryptography;
using System.Xml;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;
using MongCai.Poverty.Etl.Reading.Layout;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>From bytes to what the sheets of a form say. Pure: no clock, file system or network, and no judgement.</summary>
/// <param name="form">The weekly form.</param>
/// <param name="limits">Limits.</param>
/// <param name="units">A statutory form that is looked for where the weekly one is not found; null for none.</param>
public sealed class WorkbookReader(FormDefinition form, ReadingLimits limits, UnitRowsForm? units = null)
{
    private readonly FormLayout layout = new(form);
    private readonly UnitLayout? unitLayout = units is null ? null : new(units);

    /// <summary>Reads a file. Whatever the bytes are, the answer is a value; an exception is a fault of this program.</summary>
    /// <param name="fileName">Name as dropped, without folder; never used to tell what the file is.</param>
    /// <param name="bytes">Content.</param>
    public ReadWorkbook Read(string fileName, ReadOnlyMemory<byte> bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        try
        {
            var workbook = Open(bytes, limits);
            return workbook.Sheets.All(sheet => sheet.Rows.Count == 0)
                ? new UnreadableWorkbook(fileName, sha256, Troubles.NoCells)
                : Recognised(fileName, sha256, workbook);
        }
        catch (UnreadableException unreadable)
        {
            return new UnreadableWorkbook(fileName, sha256, unreadable.Trouble);
        }
    }

    private ReadWorkbook Recognised(string fileName, string sha256, StoredWorkbook workbook)
    {
        var weekly = layout.Read(fileName, sha256, workbook);
        return weekly is { Summary: null, List: null } && unitLayout?.Read(fileName, sha256, workbook) is { } report ? report : weekly;
    }

    /// <summary>Every cell of a file, checked against all limits, seen twice and with its texts decoded.</summary>
    /// <exception cref="UnreadableException">The file cannot be read, and why.</exception>
    internal static StoredWorkbook Open(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        var workbook = Scan(bytes, limits);
        SecondView.Settle(workbook.Sheets);
        foreach (var sheet in workbook.Sheets) LegacyCells.Decode(sheet);
        return workbook;
    }

    /// <summary>Damage is what the zip, XML and record readers call so while they walk over the bytes: nothing else of ours runs in here.</summary>
    private static StoredWorkbook Scan(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        if (bytes.IsEmpty) throw new UnreadableException(Troubles.NoBytes);
        if (bytes.Length > limits.FileBytes) throw new UnreadableException(Troubles.TooLong(bytes.Length, limits));
        var (format, name) = FileSignature.Sniff(bytes.Span);
        try
        {
            return format switch
            {
                FileFormat.Zip => Package.Open(bytes, limits),
                FileFormat.Compound => CompoundWorkbook.Open(bytes, limits),
                _ => throw new UnreadableException(Troubles.Foreign(name)),
            };
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw new UnreadableException(Troubles.Damaged("bị hỏng hoặc bị cắt mất một phần"));
        }
    }
}
