import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** One line of tab-separated values for each column, node and edge that Gephi has after the import of a file. */
public class GephiImport {
    public static void main(String[] args) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(args[0]));
        container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        container.getReport().getIssues(1000).forEachRemaining(issue -> out.println("issue\t" + issue.getLevel() + "\t" + issue.getMessage()));
        importer.process(container, new DefaultProcessor(), workspace);
        Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph();
        for (Column column : graph.getModel().getNodeTable()) {
            out.println("column\tnode\t" + column.getId() + "\t" + column.getTitle() + "\t" + column.getTypeClass().getSimpleName());
        }
        for (Column column : graph.getModel().getEdgeTable()) {
            out.println("column\tedge\t" + column.getId() + "\t" + column.getTitle() + "\t" + column.getTypeClass().getSimpleName());
        }
        for (Node node : graph.getNodes()) {
            out.println("node\t" + node.getId() + "\t" + node.getLabel());
        }
        for (Edge edge : graph.getEdges()) {
            String chaired = edge.getTable().hasColumn("chaired") ? String.valueOf(edge.getAttribute("chaired")) : "";
            out.println("edge\t" + edge.getSource().getId() + "\t" + edge.getTarget().getId() + "\t" + edge.getLabel() + "\t" + edge.getWeight() + "\t" + chaired);
        }
    }
}
