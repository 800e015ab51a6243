using System.CommandLine;
using System.Text;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation;
using YamlDotNet.RepresentationModel;

if (!Directory.Exists("config")) Directory.SetCurrentDirectory("..");
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand { InspectCommand.Create(() => new(FormDefinition.Load("config/forms/bc-tuan-v1.yml"), Wards(), new ReadingLimits())) };
return root.Parse(args).Invoke();

static WardRegister Wards()
{
    var yaml = new YamlStream();
    yaml.Load(new StringReader(File.ReadAllText("config/wards.yml")));
    var list = (YamlSequenceNode)yaml.Documents[0].RootNode["wards"];
    return new([.. list.Cast<YamlMappingNode>().Select(node => new Ward(
        (string)node["code"]!, (string)node["name"]!, (string)node["kind"]! == "xã" ? WardKind.Xa : WardKind.Phuong, (string)node["slug"]!,
        DateOnly.ParseExact((string)node["validFrom"]!, "yyyy-MM-dd"),
        node.Children.TryGetValue("validTo", out var to) ? DateOnly.ParseExact((string)to!, "yyyy-MM-dd") : null)
    {
        Spellings = node.Children.TryGetValue("spellings", out var names) ? [.. ((YamlSequenceNode)names).Select(name => (string)name!)] : [],
    })]);
}
