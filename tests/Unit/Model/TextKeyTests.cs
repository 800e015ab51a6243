using System.Text;
using CsCheck;
using MongCai.Poverty.Etl.Model;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

public sealed class TextKeyTests
{
    [Theory]
    [InlineData("Họ  và tên\nchủ hộ:", "ho va ten chu ho")]
    [InlineData("UỶ BAN", "uy ban")]
    [InlineData("ỦY BAN", "uy ban")]
    [InlineData("Hải Hoà", "hai hoa")]
    [InlineData("Hải Hòa", "hai hoa")]
    [InlineData("Thôn/Khu", "thon khu")]
    [InlineData("Số\u00A0QĐ", "so qd")]
    [InlineData("Ðông ð", "dong d")] // Icelandic eth, typed for đ
    [InlineData("Tỷ lệ giảm so với chỉ tiêu (%)", "ty le giam so voi chi tieu")]
    [InlineData("_meta", "meta")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    public void Text_AsKey_IsPlain(string? text, string expected) => Assert.Equal(expected, TextKey.Of(text));

    [Fact]
    public void AnyText_ComposedOrDecomposed_HasTheSameKeyAndKeepsIt() =>
        Gen.String.Sample(text =>
        {
            var key = TextKey.Of(text);
            var whole = TextKey.Wellformed(text);
            return key == TextKey.Of(key) && key == TextKey.Of(whole.Normalize(NormalizationForm.FormD)) && key == TextKey.Of(whole.Normalize(NormalizationForm.FormC));
        });

    [Fact]
    public void Fold_KeepsPunctuation() => Assert.Equal("tuan 13 (tu ngay 25/3/2024 den ngay 31/3/2024)", TextKey.Fold("Tuần  13 (từ ngày 25/3/2024\nđến ngày 31/3/2024)"));
}
