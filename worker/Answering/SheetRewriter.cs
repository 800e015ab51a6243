using System.Xml;
using System.Xml.Linq;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>What changes in a sheet.</summary>
/// <param name="Layout">What the first pass found.</param>
/// <param name="Marks">Cells to colour, ascending.</param>
/// <param name="Styles">Gives the coloured twins of styles.</param>
/// <param name="Drawing">Relationship of the comments' boxes, where the sheet names none yet; null when nothing is to be named.</param>
internal sealed record SheetEdit(SheetLayout Layout, IReadOnlyList<CellMark> Marks, MarkStyles Styles, string? Drawing);

/// <summary>Copies the XML of a sheet node by node, so that everything else stays as it is, and changes what the edit says.</summary>
internal sealed class SheetRewriter(XmlReader reader, XmlWriter writer, SheetEdit edit)
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Children of a worksheet that may only come after its legacy drawing (ECMA-376 part 1, 18.3.1.99); the last one wraps some of the others.</summary>
    private static readonly HashSet<string> AfterDrawing = new(StringComparer.Ordinal)
    {
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent",
    };

    private readonly ILookup<int, CellMark> marks = edit.Marks.ToLookup(mark => mark.Cell.Row);
    private readonly Queue<int> newRows = new(edit.Marks.Select(mark => mark.Cell.Row).Distinct().Where(row => !edit.Layout.Rows.Contains(row)));
    private string xmlNamespace = "";
    private int lastRow;
    private bool drawingIsDue = edit.Drawing is not null;

    /// <summary>Copies the whole part.</summary>
    /// <exception cref="XmlException">The source is no XML, or declares a document type.</exception>
    public static void Run(Stream source, Stream target, SheetEdit edit)
    {
        using var reader = SheetXml.Reader(source);
        using var writer = SheetXml.Writer(target);
        new SheetRewriter(reader, writer, edit).CopyPart();
    }

    private void CopyPart()
    {
        reader.MoveToContent();
        xmlNamespace = reader.NamespaceURI;
        CopyElement(CopyChild, WriteDrawingWhenDue);
    }

    /// <summary>Copies the element that the reader stands on.</summary>
    /// <param name="child">Copies the child that the reader stands on, and moves behind it.</param>
    /// <param name="atEnd">Adds what is still missing.</param>
    private void CopyElement(Action child, Action atEnd)
    {
        var isEmpty = reader.IsEmptyElement;
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        writer.WriteAttributes(reader, defattr: false);
        reader.Read();
        while (!isEmpty && reader.NodeType != XmlNodeType.EndElement) child();
        if (!isEmpty) reader.Read();
        atEnd();
        writer.WriteEndElement();
    }

    private void CopyChild()
    {
        switch (reader.NodeType == XmlNodeType.Element ? reader.LocalName : "")
        {
            case "sheetViews": CopyViews(); break;
            case "sheetData": CopyElement(CopyRow, () => WriteNewRows(int.MaxValue)); break;
            case "legacyDrawing" when drawingIsDue: reader.Skip(); break;
            case var name:
                if (AfterDrawing.Contains(name)) WriteDrawingWhenDue();
                writer.WriteNode(reader, defattr: false);
                break;
        }
    }

    /// <summary>Only the list of findings is chosen: what is typed while two sheets are chosen goes into both.</summary>
    private void CopyViews()
    {
        var views = (XElement)XNode.ReadFrom(reader);
        foreach (var view in views.Elements()) view.Attribute("tabSelected")?.Remove();
        views.WriteTo(writer);
    }

    private void CopyRow()
    {
        var isRow = reader is { NodeType: XmlNodeType.Element, LocalName: "row" };
        if (isRow) WriteNewRows(lastRow = SheetXml.RowNumber(reader.GetAttribute("r"), lastRow));
        if (isRow && (marks.Contains(lastRow) || edit.Styles.HasFormer))
        {
            var row = (XElement)XNode.ReadFrom(reader);
            new RowMarking(row, lastRow, edit).Apply(marks[lastRow]);
            row.WriteTo(writer);
        }
        else writer.WriteNode(reader, defattr: false);
    }

    private void WriteNewRows(int before)
    {
        while (newRows.TryPeek(out var number) && number < before)
        {
            newRows.Dequeue();
            var row = new XElement(XName.Get("row", xmlNamespace), new XAttribute("r", CellText.Number(number)));
            new RowMarking(row, number, edit).Apply(marks[number]);
            row.WriteTo(writer);
        }
    }

    private void WriteDrawingWhenDue()
    {
        if (!drawingIsDue) return;
        drawingIsDue = false;
        writer.WriteStartElement("legacyDrawing", xmlNamespace);
        writer.WriteAttributeString("r", "id", Relationships, edit.Drawing);
        writer.WriteEndElement();
    }
}

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
