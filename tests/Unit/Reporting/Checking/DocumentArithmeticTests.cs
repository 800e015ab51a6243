using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Checking;

public sealed class DocumentArithmeticTests
{
    private const string Total = "Giảm được 12/57 hộ cận nghèo = 21%, trong đó: ";

    [Theory]
    [InlineData(Total + "A 05/10 hộ = 50%; B 07/20 hộ = 35%. Mục tiêu đến hết quý II/2024 là 40/57 hộ = 70%.", true)]
    [InlineData(Total + "A 05/10 hộ = 50%; B 06/20 hộ = 30%.", false)]
    [InlineData(Total + "A 05/10 hộ = 50%; B 07/48 hộ = 14%.", false)]
    [InlineData("A 05/10 = 50%; B 07/20 = 35%; tổng 12/57 = 21%", true)]
    [InlineData("A 05/10 = 50%; B 06/20 = 30%; tổng 12/57 = 21%", false)]
    [InlineData("A 05/10 = 50%; B 06/20 = 30%; TỔNG CỘNG: 12/57 = 21%", false)]
    [InlineData("A 05/10 = 50%; B 06/20 = 30%; tất cả Cộng lại 12/57 = 21%", false)]
    [InlineData("A 05/10 = 50%; B 06/20 = 30%; phường Cộng Hòa 12/57 = 21%", true)]
    public void ListedParts_MustMakeUpTheTotal(string text, bool right) =>
        Assert.Equal(right, !DocumentArithmetic.Faults("a", [Passage.Of("đoạn", text)], null, Some.Area).Any());

    [Theory]
    [InlineData("6", "03/10", true)]
    [InlineData("7", "03/10", false)]
    [InlineData("6", "04/10", false)]
    [InlineData("6", "03/11", false)]
    [InlineData("", "–", true)]
    public void TableColumns_MustAddUpToTheTotal(string count, string fraction, bool right)
    {
        Passage[] rows =
        [
            Passage.OfRow(1, 1, ["TT", "Xã, phường", "Số hộ", "Tỷ lệ"]),
            Passage.OfRow(1, 2, ["1", "Ka Long", "2 (*)", "01/4"]),
            Passage.OfRow(1, 3, ["2", "Hải Hòa", "4", "02/6"]),
            Passage.OfRow(1, 4, ["", "Toàn thành phố", count, fraction]),
        ];

        Assert.Equal(right, !DocumentArithmetic.Faults("a", rows, RoundingRule.HalfUp, Some.Area).Any());
    }

    [Theory]
    [InlineData("3", "9", true)]
    [InlineData("4", "9", false)]
    [InlineData("3", "8", false)]
    public void TableWithHouseholdsAndPersons_AddsEachToItsOwn(string households, string persons, bool right)
    {
        Passage[] rows =
        [
            Passage.OfRow(1, 1, ["1", "Ka Long", "Hộ", "1"]),
            Passage.OfRow(1, 2, ["", "", "Nhân khẩu", "4"]),
            Passage.OfRow(1, 3, ["2", "Hải Hòa", "Hộ", "2"]),
            Passage.OfRow(1, 4, ["", "", "Nhân khẩu", "5"]),
            Passage.OfRow(1, 5, ["", "Toàn thành phố", "Hộ", households]),
            Passage.OfRow(1, 6, ["", "", "Nhân khẩu", persons]),
        ];

        Assert.Equal(right, !DocumentArithmetic.Faults("a", rows, RoundingRule.HalfUp, Some.Area).Any());
    }

    [Fact]
    public void Faults_NameDocumentAndPlace()
    {
        var fault = Assert.Single(DocumentArithmetic.Faults("bc.docx", [Passage.Of("đoạn", "Hải Tiến giảm 02/7 hộ = 14%")], null, Some.Area));

        Assert.Equal(("bc.docx", "đoạn \"Hải Tiến giảm 02/7 hộ = 14%\""), (fault.Document, fault.Place));
    }
}
