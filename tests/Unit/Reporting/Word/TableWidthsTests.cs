using System.Xml.Linq;
using MongCai.Poverty.Etl.Reporting.Word;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Word;

/// <summary>Letters of 12 points: a digit is at most 120 twips broad, and a cell needs 114 around its text.</summary>
public sealed class TableWidthsTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public void Figure_ThatFitsItsColumn_ChangesNothing() => Assert.Equal([2000, 500], Widths(Table([2000, 500], "Phường", "123")));

    [Fact]
    public void Figure_OneDigitTooLong_IsGivenRoomByTheOther()
    {
        var table = Table([2000, 500], "Phường", "1234");

        Assert.Equal([1906, 594], Widths(table));
        Assert.Equal([1906, 594], CellWidths(table));
    }

    [Fact]
    public void Figures_TooLongForTheWholeTable_AreMadeSmallerAndTheTableStaysAsBroad()
    {
        var table = Table([800, 500], "123456", "123456");

        var widths = Widths(table);

        Assert.Equal(1300, widths.Sum());
        Assert.All(table.Descendants(W + "sz"), size => Assert.InRange((int)size.Attribute(W + "val")!, 14, 18));
    }

    [Fact]
    public void TableWithoutFixedWidths_IsLeftToTheProgramThatShowsIt()
    {
        var table = Table([2000, 500], "Phường", "123456789");
        table.Descendants(W + "tblLayout").Remove();

        Assert.Equal([2000, 500], Widths(table));
    }

    private static XDocument Table(int[] grid, params string[] texts) => new(new XElement(W + "document", new XElement(W + "tbl",
        new XElement(W + "tblPr", new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed"))),
        new XElement(W + "tblGrid", grid.Select(width => new XElement(W + "gridCol", new XAttribute(W + "w", width)))),
        new XElement(W + "tr", grid.Zip(texts, Cell)))));

    private static XElement Cell(int width, string text) => new(W + "tc",
        new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", width))),
        new XElement(W + "p", new XElement(W + "r", new XElement(W + "rPr", new XElement(W + "sz", new XAttribute(W + "val", 24))), new XElement(W + "t", text))));

    private static int[] Widths(XDocument table)
    {
        TableWidths.Fit(table);
        return [.. table.Descendants(W + "gridCol").Select(column => (int)column.Attribute(W + "w")!)];
    }

    private static int[] CellWidths(XDocument table) => [.. table.Descendants(W + "tcW").Select(cell => (int)cell.Attribute(W + "w")!)];
}
