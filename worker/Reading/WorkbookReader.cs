using System.Security.Cryptography;
using System.Xml;
using ExcelDataReader.Exceptions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;
using MongCai.Poverty.Etl.Reading.Layout;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>From bytes to what the sheets of a form say. Pure: no clock, file system or network, and no judgement.</summary>
public sealed class WorkbookReader(FormDefinition form, ReadingLimits limits)
{
    private readonly FormLayout layout = new(form);

    /// <summary>Reads a file. Whatever the bytes are, the answer is a value and not an exception.</summary>
    /// <param name="fileName">Name as dropped, without folder; never used to tell what the file is.</param>
    /// <param name="bytes">Content.</param>
    public ReadWorkbook Read(string fileName, ReadOnlyMemory<byte> bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        try
        {
            var prepared = Prepare(bytes, limits);
            if (prepared.Value is not { } workbook) return new UnreadableWorkbook(fileName, sha256, prepared.Trouble!);
            using (workbook.Bytes)
            {
                var sheets = GridReader.Read(workbook);
                return sheets.TrueForAll(sheet => sheet.Rows.Count == 0)
                    ? new UnreadableWorkbook(fileName, sha256, Troubles.NoCells)
                    : layout.Read(fileName, sha256, workbook, sheets);
            }
        }
        catch (InvalidPasswordException)
        {
            return new UnreadableWorkbook(fileName, sha256, Troubles.Password);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return new UnreadableWorkbook(fileName, sha256, Troubles.Damaged("bị hỏng hoặc bị cắt mất một phần"));
        }
    }

    /// <summary>Checks the bytes against all limits and makes them ready for ExcelDataReader.</summary>
    internal static Attempt<PreparedWorkbook> Prepare(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        if (bytes.IsEmpty) return Troubles.NoBytes;
        if (bytes.Length > limits.FileBytes) return Troubles.TooLong(bytes.Length, limits);
        var (format, name) = FileSignature.Sniff(bytes.Span);
        return format switch
        {
            FileFormat.Zip => Package.Open(bytes, limits),
            FileFormat.Compound => CompoundWorkbook.Open(bytes, limits),
            _ => Troubles.Foreign(name),
        };
    }

    /// <summary>What zip, XML and workbook readers throw on bytes that are no sound workbook (ExcelDataReader 3.6 has no single type for it).</summary>
    internal static bool IsDamage(Exception fault) => fault is InvalidDataException or IOException or XmlException or ExcelReaderException or FormatException
        or ArgumentException or IndexOutOfRangeException or NullReferenceException or InvalidCastException or KeyNotFoundException
        or InvalidOperationException or NotSupportedException or ArithmeticException;
}
