using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongCai.Poverty.Etl.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OutboxContents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "outbox_contents",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_contents", x => x.id);
                    table.ForeignKey(
                        name: "fk_outbox_contents_outbox_id",
                        column: x => x.id,
                        principalTable: "outbox",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("INSERT INTO outbox_contents (id, content) SELECT id, content FROM outbox");

            // A dropped column keeps its bytes for ever; an emptied one gives them back.
            migrationBuilder.Sql("UPDATE outbox SET content = ''");

            migrationBuilder.DropColumn(
                name: "content",
                table: "outbox");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "content",
                table: "outbox",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.Sql("UPDATE outbox SET content = (SELECT content FROM outbox_contents WHERE outbox_contents.id = outbox.id)");

            migrationBuilder.DropTable(
                name: "outbox_contents");
        }
    }
}
