using System.Text;
using MongCai.Poverty.Etl.Reporting.Rendering;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class PdfCheckTests
{
    private const string Page = "<</Type/Pages/Count 1>> <</Type/Page/Parent 1 0 R>> ";
    private const string End = "startxref\n123\n%%EOF\n";

    [Theory]
    [InlineData("%PDF-1.7\n" + Page + End, true)]
    [InlineData("%PDF-1.7\n<</Type/Pages/Count 0>> " + End, false)] // no page
    [InlineData("%PDF-1.7\n" + Page + "startxref\n123\n", false)] // cut off before its end
    [InlineData("%PDF-1.7\n" + Page + "%%EOF\n", false)] // no index
    [InlineData("<html>" + Page + End, false)]
    [InlineData("", false)]
    public void IsWhole_AsTheFormatAsks(string pdf, bool whole) => Assert.Equal(whole, PdfCheck.IsWhole(Encoding.ASCII.GetBytes(pdf)));
}
