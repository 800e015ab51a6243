using System.Text;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Intake;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Intake;

public sealed class InboxPathsTests
{
    private static readonly InboxPaths Paths = new(Options.Create(new InboxOptions { Folder = "inbox" }));

    [Theory]
    [InlineData("Tuan 13.xlsx", "Tuan 13 (đã kiểm tra).xlsx")]
    [InlineData("Tuan 13.XLS", "Tuan 13 (đã kiểm tra).xlsx")]
    [InlineData("Tuan 13 (đã kiểm tra).xlsx", "Tuan 13 (đã kiểm tra).xlsx")]
    [InlineData("Tuan 13 (ĐÃ KIỂM TRA).xlsx", "Tuan 13 (đã kiểm tra).xlsx")]
    [InlineData("v1.2.xlsm", "v1.2 (đã kiểm tra).xlsx")]
    public void ReturnedWorkbook_OfAFile_IsAnXlsxAmongTheAnswersThatSaysIt(string name, string expected) =>
        Assert.Equal(Path.GetFullPath(Path.Combine("inbox", "binh-ngoc", InboxFolders.Answers, expected)), Paths.ReturnedWorkbook(Received(name)));

    [Fact]
    public void ReturnedWorkbook_OfALongName_FitsTheFileSystemAndKeepsItsEnding()
    {
        var name = Path.GetFileName(Paths.ReturnedWorkbook(Received(new string('ế', 83) + ".xlsx")));

        Assert.True(Encoding.UTF8.GetByteCount(name) is > 252 and <= 255);
        Assert.EndsWith("ế (đã kiểm tra).xlsx", name, StringComparison.Ordinal);
    }

    private static ReceivedFile Received(string name) => new(1, "binh-ngoc", name, name, "archived", new('a', 64), 1, DateTimeOffset.UnixEpoch, 1);
}
