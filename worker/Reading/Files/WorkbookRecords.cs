using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>The main part of an .xlsb workbook.</summary>
internal static class WorkbookRecords
{
    private const int WorkbookProperties = 153;
    private const int BundleSheet = 156;

    /// <summary>Relationship ids of the sheets in order, and the day count.</summary>
    public static (List<string> SheetIds, bool Epoch1904) ReadMainPart(byte[] workbook)
    {
        var ids = new List<string>();
        var epoch1904 = false;
        var records = new RecordStream(workbook);
        while (records.Next())
        {
            if (records.Type == WorkbookProperties) epoch1904 = (records.Int32(0) & 1) != 0;
            else if (records.Type == BundleSheet) ids.Add(RelationshipId(records));
        }

        return (ids, epoch1904);
    }

    private static string RelationshipId(RecordStream records)
    {
        var length = records.Int32(8);
        return length is > 0 and < 256 && 12 + (length * 2) <= records.Content.Length
            ? Encoding.Unicode.GetString(records.Content.Slice(12, length * 2))
            : "";
    }
}
