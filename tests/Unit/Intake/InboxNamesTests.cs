using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Intake;

/// <summary>What is taken for a report, by name.</summary>
public sealed class InboxNamesTests
{
    [Theory]
    [InlineData("bc.xlsx")]
    [InlineData("BC.XLS")]
    [InlineData("bc.xlsm")]
    [InlineData("bc.xlsb")]
    [InlineData("Ba\u0301o ca\u0301o tuâ\u0300n 13.xlsx")]
    [InlineData("bc.xlsx ")]
    [InlineData("bc.xlsx.")]
    [InlineData("bc 25.3.2024.xlsx")]
    [InlineData("bc (đã kiểm tra).xlsx")]
    [InlineData("BC-TUAN-2024-W14-binh-ngoc.xlsx")]
    [InlineData("~Báo cáo tuần 13.xlsx")]
    [InlineData("bc.pdf")]
    [InlineData("bc.docx")]
    [InlineData("anh.JPG")]
    [InlineData("bc.ods")]
    [InlineData("bc.csv")]
    [InlineData("bc.txt")]
    [InlineData("bc.7z")]
    [InlineData("tmp.xlsx")]
    [InlineData("x:y.xlsx")]
    [InlineData("bc 25:3.xlsx")]
    [InlineData("CHU-Y-tep-chua-duoc-nhan.xlsx")]
    public void Report_IsJudged(string name) => Assert.Equal(InboxName.Report, InboxNames.Of(name));

    [Theory]
    [InlineData("BAO CAO TUAN 13")]
    [InlineData("bc tuần 25.3.2024")]
    [InlineData("bc tuần 13 (25.3-31.3)")]
    [InlineData("BC TP. Móng Cái tuần 13")]
    [InlineData("8A3F1000")]
    [InlineData("bc.abcdefghijklm")]
    public void NameWithoutEnding_IsDecidedByContent(string name) => Assert.Equal(InboxName.Unknown, InboxNames.Of(name));

    [Theory]
    [InlineData("Báo cáo - Shortcut.lnk")]
    [InlineData("bc.xlsx.LNK")]
    [InlineData("Cổng thông tin.url")]
    [InlineData("bc.webloc ")]
    public void Shortcut_IsTold(string name) => Assert.Equal(InboxName.Shortcut, InboxNames.Of(name));

    [Theory]
    [InlineData("bc.xlsx:Zone.Identifier")]
    [InlineData("bc.xlsx:Zone.Identifier:$DATA")]
    [InlineData("BC.XLSX:ZONE.IDENTIFIER")]
    [InlineData("bc.xlsx\uF03AZone.Identifier")]
    [InlineData("bc.xlsx_Zone.Identifier")]
    [InlineData("bc.xlsx:AFP_AfpInfo")]
    [InlineData("bc.xlsx:com.dropbox.attrs")]
    [InlineData("bc.xlsx.crdownload")]
    [InlineData("Unconfirmed 12345.crdownload")]
    [InlineData("bc.xlsx.download")]
    [InlineData("bc.xlsx.opdownload")]
    [InlineData("bc.xlsx.part")]
    [InlineData("bc.xlsx.PARTIAL")]
    [InlineData("bc.xlsx.filepart")]
    [InlineData("bc.xlsx.tmp")]
    [InlineData("bc.TMP ")]
    [InlineData("bc.tmp.")]
    [InlineData("~$bc.xlsx")]
    [InlineData("~WRL0001.tmp")]
    [InlineData(".~lock.bc.xlsx#")]
    [InlineData("bc.xlsx~")]
    [InlineData("#bc.xlsx#")]
    [InlineData("._bc.xlsx")]
    [InlineData(".DS_Store")]
    [InlineData("DESKTOP.INI")]
    [InlineData("desktop.ini")]
    [InlineData("Thumbs.db")]
    [InlineData("Thumbs.db:encryptable")]
    [InlineData("ehthumbs.db")]
    [InlineData("Icon\r")]
    [InlineData("$RECYCLE.BIN")]
    [InlineData("__MACOSX")]
    [InlineData("@eaDir")]
    [InlineData("CHU-Y-tep-chua-duoc-nhan.txt")]
    [InlineData("chu-y-tep-chua-duoc-nhan.TXT")]
    [InlineData("CHU-Y-tep-chua-duoc-nhan (1).txt")]
    [InlineData("CHU-Y-tep-chua-duoc-nhan - Copy.txt")]
    [InlineData("bc.xlsx.ket-qua.txt")]
    [InlineData("bc.xlsx.ket-qua.html")]
    [InlineData(" ")]
    [InlineData("...")]
    public void ThingsOfPrograms_AreLeftAlone(string name) => Assert.Equal(InboxName.LeftAlone, InboxNames.Of(name));

    [Fact]
    public void LongestName_IsUnderstood()
    {
        var stem = new string('ê', 120);

        Assert.Equal(InboxName.Report, InboxNames.Of(stem + ".xlsx"));
        Assert.Equal(InboxName.LeftAlone, InboxNames.Of(stem + ".xlsx:Zone.Identifier"));
    }

    [Theory]
    [InlineData("cases/020-xls/bao-cao-tuan.xls", true)]
    [InlineData("cases/001-clean/bao-cao-tuan.xlsx", true)]
    [InlineData("cases/088-truncated/bao-cao-tuan.xlsx", true)]
    [InlineData("cases/099-password/bao-cao-tuan.xls", true)]
    [InlineData("cases/093-ods/bao-cao-tuan.ods", false)]
    [InlineData("cases/086-zero-bytes/bao-cao-tuan.xlsx", false)]
    [InlineData("cases/090-text-renamed/bao-cao-tuan.xlsx", false)]
    [InlineData("cases/091-picture-renamed/bao-cao-tuan.xlsx", false)]
    [InlineData("cases/094-word-document-renamed/bao-cao-tuan.xlsx", false)]
    public void Content_OfANameWithoutEnding_Decides(string sample, bool isWorkbook) =>
        Assert.Equal(isWorkbook, WorkbookSniff.IsWorkbook(RepositoryRoot.Path("tests", "samples", sample)));
}
