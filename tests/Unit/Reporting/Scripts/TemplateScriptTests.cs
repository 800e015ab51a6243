using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using Scriban;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Scripts;

public sealed class TemplateScriptTests
{
    private const string Hostile = "<b>&\"'";

    private sealed record Ward(string Name, int Count);

    private sealed record Model(string Name, string? Note, int Count, IReadOnlyList<Ward> Wards);

    private static readonly Shape.Record Shape = (Shape.Record)MongCai.Poverty.Etl.Reporting.Templates.Scripts.Shape.Of(typeof(Model));
    private static readonly Model Sample = new(Hostile, null, 2, [new("Ka Long", 1), new(Hostile, 1)]);
    private static readonly RenderLimits Limits = RenderLimits.Default;

    private static IReadOnlyList<TemplateFault> Faults(string text, params string[] partials)
    {
        TemplateScript.Parse("t.txt", text, Escaping.Plain, Shape, partials, out var faults);
        return faults;
    }

    private static string Render(string text, Escaping escaping, RenderLimits? limits = null, IReadOnlyDictionary<string, Template>? partials = null)
    {
        var script = TemplateScript.Parse("t.txt", text, escaping, Shape, [.. partials?.Keys ?? []], out _);
        return script.Render(ModelScript.Script(ModelScript.Json(Sample)), partials ?? new Dictionary<string, Template>(), limits ?? Limits, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("html", "<i>&lt;b&gt;&amp;&quot;&#39;</i>")]
    [InlineData("docx", "<i>&lt;b&gt;&amp;&quot;&#39;</i>")]
    [InlineData("txt", "<i><b>&\"'</i>")]
    public void Render_Value_IsEscapedForTheFormatAndTheTemplatesOwnTextIsNot(string format, string expected)
    {
        var escaping = ((Escaping[])[Escaping.Html, Escaping.Word, Escaping.Plain]).Single(candidate => candidate.Name == format);

        Assert.Equal(expected, Render("<i>{{ name }}</i>", escaping));
    }

    [Theory]
    [InlineData("{{ name + '!' }}")]
    [InlineData("{{ name | string.append '!' }}")]
    [InlineData("{{ x = name + '!' }}{{ x }}")]
    [InlineData("{{ for ward in wards }}{{ if for.last }}{{ ward.name }}!{{ end }}{{ end }}")]
    public void Render_ValueOnAnyWayOut_IsEscapedOnce(string text) =>
        Assert.Equal("&lt;b&gt;&amp;&quot;&#39;!", Render(text, Escaping.Html));

    [Fact]
    public void Render_Partial_EscapesItsValuesOnceAndItsMarkupNotAtAll()
    {
        var partials = new Dictionary<string, Template> { ["p.html"] = Template.Parse("<b>{{ name }}{{ $1 }}</b>") };

        Assert.Equal("<b>&lt;b&gt;&amp;&quot;&#39;&lt;</b>", Render("{{ include 'p.html' '<' }}", Escaping.Html, partials: partials));
    }

    [Fact]
    public void Render_HeaderLine_CannotBeBrokenIntoTwo()
    {
        Assert.Equal("a  b", Escaping.HeaderLine.Apply("a\r\n b"));
    }

    [Fact]
    public void Render_ControlCharactersAndLoneSurrogates_AreDropped() => Assert.Equal("ab", Escaping.Word.Apply("a\u0000\u0008\uD800b\uFFFF"));

    [Theory]
    [InlineData("{{ nmae }}", "Không có tên \"nmae\".")]
    [InlineData("{{ if false }}{{ nmae }}{{ end }}", "Không có tên \"nmae\".")]
    [InlineData("{{ for ward in wards }}{{ ward.nme }}{{ end }}", "\"ward\" không có phần \"nme\".")]
    [InlineData("{{ for ward in wards }}{{ end }}{{ ward.name }}", "Không có tên \"ward\".")]
    [InlineData("{{ name.first }}", "\"name\" không có phần \"first\".")]
    [InlineData("{{ wards.name }}", "\"wards\" không có phần \"name\".")]
    [InlineData("{{ for x in name }}{{ end }}", "Vòng lặp chạy trên một thứ không phải danh sách.")]
    [InlineData("{{ include 'q.txt' }}", "Không có mẫu con \"q.txt\".")]
    [InlineData("{{ date.now }}", "Không có tên \"date\".")]
    [InlineData("{{ capture x }}a{{ end }}", "Lệnh \"capture\" không được dùng trong mẫu.")]
    [InlineData("{{ while true }}a{{ end }}", "Lệnh \"while\" không được dùng trong mẫu.")]
    [InlineData("{{ func f; ret 1; end }}", "Lệnh \"func\" không được dùng trong mẫu.")]
    [InlineData("{{ wards[0].name = 'x' }}", "Mẫu không được sửa số liệu.")]
    public void Parse_WrongName_IsFoundWithoutRendering(string text, string problem) =>
        Assert.Equal(problem, Assert.Single(Faults(text, "p.txt")).Problem);

    [Theory]
    [InlineData("{{ name }} {{ count }} {{ note }}")]
    [InlineData("{{ for ward in wards }}{{ ward.name }} {{ for.index + 1 }}{{ if !for.last }}, {{ end }}{{ end }}")]
    [InlineData("{{ wards.size }}{{ wards[0].name }}{{ name | string.upcase }}")]
    [InlineData("{{ x = count }}{{ if x > 1 }}{{ x }}{{ end }}")]
    [InlineData("{{ include 'p.txt' name }}")]
    public void Parse_RightNames_AreAccepted(string text) => Assert.Empty(Faults(text, "p.txt"));

    [Theory]
    [InlineData("a\n{{ nmae }}", 2)]
    [InlineData("a\n\n{{ if }", 3)]
    public void Parse_Fault_NamesTheLine(string text, int line) =>
        Assert.Equal($"dòng {line}", Faults(text)[0].InFile("t.txt").Place);

    [Theory]
    [InlineData("{{ array.nothing wards }}")]
    [InlineData("{{ $missing.name }}")]
    [InlineData("{{ wards[7].name }}")]
    [InlineData("{{ note.x }}")]
    public void Render_WhatOnlyShowsAtRunTime_IsAnErrorNotABlank(string text) =>
        Assert.Throws<TemplateRenderException>(() => Render(text, Escaping.Plain));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Render_LoopOverItsLimit_IsAnError(int limit, bool passes)
    {
        var limits = Limits with { LoopSteps = limit };

        if (passes) Assert.Equal("..", Render("{{ for ward in wards }}.{{ end }}", Escaping.Plain, limits));
        else Assert.Throws<TemplateRenderException>(() => Render("{{ for ward in wards }}.{{ end }}", Escaping.Plain, limits));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Render_OutputOverItsLimit_IsAnErrorAndNeverCut(int limit, bool passes)
    {
        var limits = Limits with { OutputCharacters = limit };

        if (passes) Assert.Equal("0123456789", Render("0123456789", Escaping.Plain, limits));
        else Assert.Throws<TemplateRenderException>(() => Render("0123456789", Escaping.Plain, limits));
    }

    [Fact]
    public void Render_OverItsTime_IsAnError()
    {
        var limits = Limits with { LoopSteps = int.MaxValue, Time = TimeSpan.FromMilliseconds(1) };

        Assert.Throws<TemplateRenderException>(() => Render("{{ for i in 1..2000000000 }}{{ end }}", Escaping.Plain, limits));
    }

    [Fact]
    public void Render_StoppedByTheCaller_IsCancelledNotFailed()
    {
        var script = TemplateScript.Parse("t.txt", "{{ for i in 1..2000000000 }}{{ end }}", Escaping.Plain, Shape, [], out _);

        Assert.Throws<OperationCanceledException>(() =>
            script.Render(ModelScript.Script(ModelScript.Json(Sample)), new Dictionary<string, Template>(), Limits, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Render_AssignmentToTheModel_HidesItWithoutChangingIt()
    {
        var model = ModelScript.Script(ModelScript.Json(Sample));
        var script = TemplateScript.Parse("t.txt", "{{ name = 'x' }}{{ name }}", Escaping.Plain, Shape, [], out _);

        Assert.Equal("x", script.Render(model, new Dictionary<string, Template>(), Limits, TestContext.Current.CancellationToken));
        Assert.Equal(Hostile, model["name"]);
    }

    [Fact]
    public void Json_Model_HasSnakeCaseNamesAndReadableVietnamese()
    {
        var json = ModelScript.Json(new Ward("Quảng Nghĩa", 3));

        Assert.Equal("{\n  \"name\": \"Quảng Nghĩa\",\n  \"count\": 3\n}", json);
    }
}
