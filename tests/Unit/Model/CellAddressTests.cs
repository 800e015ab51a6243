using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

public sealed class CellAddressTests
{
    [Theory]
    [InlineData(1, 1, "A1")]
    [InlineData(23, 3, "C23")]
    [InlineData(10, 26, "Z10")]
    [InlineData(10, 27, "AA10")]
    [InlineData(1048576, 16384, "XFD1048576")]
    public void Address_IsExcels(int row, int column, string text)
    {
        Assert.Equal(text, new CellAddress(row, column).ToString());
        Assert.True(CellAddress.TryParse(text, out var read));
        Assert.Equal(new(row, column), read);
    }

    [Theory]
    [InlineData("A0")]
    [InlineData("$A$1")]
    [InlineData("A1:B2")]
    [InlineData("12")]
    [InlineData("ABCD1")]
    [InlineData(null)]
    public void Address_OfAnotherForm_IsRefused(string? text) => Assert.False(CellAddress.TryParse(text, out _));
}
