using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MongCai.Poverty.Etl.Reporting.Word;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;

/// <summary>
/// Where the Word templates come from: builds their first version from nothing. From then on the .docx in templates/ is what counts, edited in Word or
/// LibreOffice; this stays as the proof of origin and as a way back.
/// </summary>
internal static class WordOrigin
{
    private const string HeaderId = "rIdHeader";
    private const string FirstHeaderId = "rIdFirstHeader";
    private const string PictureId = "rIdPlaceholder";

    /// <summary>The template of the weekly report.</summary>
    public static byte[] WeeklyReport() => Build(WeeklyReportOrigin.Body(), WeeklyReportOrigin.Annex());

    /// <summary>The template of the quarterly review.</summary>
    public static byte[] QuarterlyReview() => Build(QuarterlyReviewOrigin.Body(), QuarterlyReviewOrigin.WardAnnex(), QuarterlyReviewOrigin.BodiesAnnex());

    /// <summary>The template of the reminder letter.</summary>
    public static byte[] ReminderLetter() => Build(ReminderLetterOrigin.Body());

    /// <summary>The template of the correction.</summary>
    public static byte[] Correction() => Build(CorrectionOrigin.Body(), CorrectionOrigin.Annex());

    /// <summary>The placeholder of a chart: its alternative text says which.</summary>
    /// <param name="key">Name of the picture.</param>
    /// <param name="pixels">Height of the drawn picture when its width is 1000.</param>
    /// <param name="millimetres">Width in the document.</param>
    public static Paragraph Picture(string key, int pixels = 600, int millimetres = 130)
    {
        var width = 36_000L * millimetres;
        var height = width * pixels / 1000;
        var tag = "{{ pictures." + key + " }}";
        var graphic = new A.Graphic(new A.GraphicData(new PIC.Picture(
            new PIC.NonVisualPictureProperties(new PIC.NonVisualDrawingProperties { Id = 1, Name = key, Description = tag }, new PIC.NonVisualPictureDrawingProperties()),
            new PIC.BlipFill(new A.Blip { Embed = PictureId }, new A.Stretch(new A.FillRectangle())),
            new PIC.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
        { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" });
        var inline = new DW.Inline(
            new DW.Extent { Cx = width, Cy = height },
            new DW.DocProperties { Id = 1, Name = key, Description = tag },
            new DW.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            graphic)
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
        return new Paragraph(
            new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "120", After = "0" }, new Indentation { FirstLine = "0" }, new Justification { Val = JustificationValues.Center }),
            new Run(new Drawing(inline)));
    }

    private static byte[] Build(IEnumerable<OpenXmlElement> body, params IReadOnlyList<OpenXmlElement>[] annexes)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            AddStyles(main);
            AddHeaders(main);
            AddPlaceholder(main);
            main.Document = new Document(Whole([.. body], annexes));
            word.PackageProperties.Title = "Mẫu báo cáo";
        }

        return ZipPackage.Read(stream.ToArray()).Write();
    }

    /// <summary>Each annex has a landscape section and page numbers of its own.</summary>
    private static Body Whole(IReadOnlyList<OpenXmlElement> body, IReadOnlyList<OpenXmlElement>[] annexes)
    {
        var whole = new Body(body);
        var section = Page.Section(HeaderId, FirstHeaderId, landscape: false, restart: false);
        foreach (var annex in annexes)
        {
            whole.Append(new Paragraph(new ParagraphProperties(
                new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact }, section)));
            whole.Append(annex);
            section = Page.Section(HeaderId, FirstHeaderId, landscape: true, restart: true);
        }

        whole.Append(section);
        return whole;
    }

    private static void AddStyles(MainDocumentPart main)
    {
        var styles = main.AddNewPart<StyleDefinitionsPart>("rIdStyles");
        styles.Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "Times New Roman", ComplexScript = "Times New Roman" },
                    new Color { Val = "000000" },
                    new FontSize { Val = "28" },
                    new FontSizeComplexScript { Val = "28" },
                    new Languages { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "ar-SA" })),
                new ParagraphPropertiesDefault()),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            new Style(new StyleName { Val = "header" }, new BasedOn { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Header" });
    }

    private static void AddHeaders(MainDocumentPart main)
    {
        var number = new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Header" }, new Justification { Val = JustificationValues.Center }),
            new Run(new RunProperties(new FontSize { Val = "28" }), new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new RunProperties(new FontSize { Val = "28" }), new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(new RunProperties(new FontSize { Val = "28" }), new FieldChar { FieldCharType = FieldCharValues.Separate }),
            new Run(new RunProperties(new FontSize { Val = "28" }), new Text("2")),
            new Run(new RunProperties(new FontSize { Val = "28" }), new FieldChar { FieldCharType = FieldCharValues.End }));
        main.AddNewPart<HeaderPart>(HeaderId).Header = new Header(number);
        main.AddNewPart<HeaderPart>(FirstHeaderId).Header = new Header(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Header" })));
    }

    private static void AddPlaceholder(MainDocumentPart main)
    {
        using var plot = new ScottPlot.Plot();
        plot.FigureBackground.Color = ScottPlot.Colors.LightGray;
        plot.HideGrid();
        plot.Layout.Frameless();
        plot.DataBackground.Color = ScottPlot.Colors.LightGray;
        using var png = new MemoryStream(plot.GetImage(500, 300).GetImageBytes(ScottPlot.ImageFormat.Png));
        main.AddImagePart(ImagePartType.Png, PictureId).FeedData(png);
    }
}
