using System.IO.Compression;
using MongCai.Poverty.Etl.Spreadsheets;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Spreadsheets;

public sealed class WorkbookFileTests
{
    [Fact]
    public void Write_AnyPlan_IsValid_AndNoPartHasAnAge()
    {
        var file = WorkbookFile.Write([Sheet("DS"), Sheet("TH")]);

        Assert.Empty(PackageContent.Faults(file));
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("_x0041_")]
    [InlineData("a <b> & c")]
    public void Write_Text_IsReadBackAsItWas(string text) =>
        Assert.Contains($"A1={text} [General]", WorkbookValues.Read(WorkbookFile.Write([Sheet("DS", text)]))["DS"]);

    private static SheetPlan Sheet(string name, string text = "a")
    {
        var plan = new SheetPlan(name);
        plan.Put(1, 1, text, CellLook.LockedGround);
        return plan;
    }
}
