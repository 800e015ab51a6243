using System.Xml.Linq;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>Colours the cells of one row; a cell that is not there yet is put in its place.</summary>
internal sealed class RowMarking
{
    private readonly XElement row;
    private readonly SheetEdit edit;
    private readonly SortedList<int, XElement> cells = [];

    public RowMarking(XElement row, int number, SheetEdit edit)
    {
        this.row = row;
        this.edit = edit;
        var column = 0;
        foreach (var cell in row.Elements(row.Name.Namespace + "c"))
        {
            column = CellAddress.TryParse(cell.Attribute("r")?.Value, out var stated) && stated.Row == number ? stated.Column : column + 1;
            cells.TryAdd(column, cell);
        }
    }

    /// <summary>Takes away the colours of an earlier answer, then sets those of this one.</summary>
    public void Apply(IEnumerable<CellMark> marks)
    {
        foreach (var cell in cells.Values) SetStyle(cell, edit.Styles.Former(StyleOf(cell)));
        foreach (var mark in marks)
        {
            var cell = cells.TryGetValue(mark.Cell.Column, out var existing) ? existing : Add(mark.Cell);
            SetStyle(cell, edit.Styles.Marked(StyleOf(cell), mark.Severity));
        }
    }

    private XElement Add(CellAddress address)
    {
        var cell = new XElement(row.Name.Namespace + "c", new XAttribute("r", address.ToString()));
        SetStyle(cell, SheetXml.IsTrue(row.Attribute("customFormat")?.Value) ? StyleOf(row) : edit.Layout.ColumnStyle(address.Column));
        // The row's hint of its first and last column may no longer be true; it is optional.
        row.Attribute("spans")?.Remove();
        var next = cells.FirstOrDefault(other => other.Key > address.Column).Value ?? row.Element(row.Name.Namespace + "extLst");
        if (next is null) row.Add(cell);
        else next.AddBeforeSelf(cell);
        cells.Add(address.Column, cell);
        return cell;
    }

    private static int StyleOf(XElement element) => SheetXml.Whole(element.Attribute("s")?.Value) ?? 0;

    private static void SetStyle(XElement cell, int style)
    {
        if (StyleOf(cell) != style) cell.SetAttributeValue("s", CellText.Number(style));
    }
}
