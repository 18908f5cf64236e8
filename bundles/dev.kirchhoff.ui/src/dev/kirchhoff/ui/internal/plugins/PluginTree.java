// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;

import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.plugins.PluginDesk.Snapshot;

/** The list of plug-ins: those that a restart brings first, then others', then Kirchhoff's own if wanted. */
final class PluginTree {
	/** Those of one origin, or those to come. */
	record Group(String title, List<Object> members) {
	}

	private final TreeViewer viewer;
	private final Pictures pictures;
	private List<Group> groups = List.of();

	/** @param parent holds nothing else */
	PluginTree(Composite parent) {
		var layout = new TreeColumnLayout();
		parent.setLayout(layout);
		viewer = new TreeViewer(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		pictures = new Pictures(viewer.getControl());
		viewer.getTree().setHeaderVisible(true);
		viewer.getTree().getAccessible().addAccessibleListener(new Named("Plug-ins", "Plug-ins that are installed, with their version, provider, signature and health"));
		ColumnViewerToolTipSupport.enableFor(viewer);
		viewer.setContentProvider(new Content());
		column(layout, "Plug-in", 30, 190, PluginTree::name, element -> switch (element) {
			case Plugin _ -> "plugins/plugin";
			case Change _ -> "plugins/pending";
			default -> null;
		});
		column(layout, "Version", 14, 90, element -> switch (element) {
			case Plugin plugin -> version(plugin.version());
			case Change change -> change.after().isEmpty() ? version(change.before()) : version(change.after());
			default -> "";
		}, _ -> null);
		column(layout, "Provider", 18, 100, element -> element instanceof Plugin plugin ? plugin.provider() : "", _ -> null);
		column(layout, "Signature", 18, 110, element -> element instanceof Plugin plugin ? Look.ofTrust(plugin).text() : "",
				element -> element instanceof Plugin plugin ? Look.ofTrust(plugin).icon() : null);
		column(layout, "Types", 6, 55, element -> element instanceof Plugin plugin ? Integer.toString(plugin.contributions().size()) : "", _ -> null);
		column(layout, "Health", 16, 120, element -> health(element).map(Look::text).orElse(""), element -> health(element).map(Look::icon).orElse(null));
		viewer.setInput(this);
	}

	private void column(TreeColumnLayout layout, String title, int weight, int least, Function<Object, String> text, Function<Object, String> icon) {
		var column = new TreeViewerColumn(viewer, title.equals("Types") ? SWT.RIGHT : SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setMoveable(false);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, least, true));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply(element);
			}

			@Override
			public Image getImage(Object element) {
				var name = icon.apply(element);
				return name == null ? null : pictures.of(name);
			}

			@Override
			public String getToolTipText(Object element) {
				return element instanceof Plugin plugin ? plugin.id() + " " + plugin.version() + "\n" + Look.sentence(plugin) : null;
			}
		});
	}

	private static String name(Object element) {
		return switch (element) {
			case Plugin plugin -> plugin.name();
			case Change change -> change.id();
			case Group group -> group.title() + " (" + group.members().size() + ")";
			default -> element.toString();
		};
	}

	/** Without the time of a build, which tells a reader nothing. */
	static String version(String text) {
		var parts = text.split("\\.");
		return String.join(".", Arrays.copyOf(parts, Math.min(3, parts.length)));
	}

	private static Optional<Look> health(Object element) {
		return switch (element) {
			case Plugin plugin -> Optional.of(Look.ofHealth(plugin));
			case Change change -> Optional.of(Look.of(change));
			default -> Optional.empty();
		};
	}

	TreeViewer viewer() {
		return viewer;
	}

	/** Shows those that match, and keeps the selection as far as it is still there. */
	void show(Snapshot snapshot, boolean own, String text) {
		var selected = selected().map(Plugin::id);
		var fresh = new ArrayList<Group>();
		add(fresh, "After a restart", snapshot.pending().stream().filter(change -> matches(text, change.id())).map(Object.class::cast).toList());
		for (var origin : List.of(Plugin.Origin.INSTALLED, Plugin.Origin.DROPPED, Plugin.Origin.PRODUCT)) {
			if (own || origin != Plugin.Origin.PRODUCT) {
				add(fresh, Look.heading(origin), snapshot.plugins().stream().filter(plugin -> plugin.origin() == origin && matches(text, plugin)).map(Object.class::cast).toList());
			}
		}
		if (!fresh.equals(groups)) {
			groups = fresh;
			viewer.getTree().setRedraw(false);
			try {
				viewer.refresh();
				viewer.expandAll();
			} finally {
				viewer.getTree().setRedraw(true);
			}
			var all = groups.stream().flatMap(group -> group.members().stream()).toList();
			var next = all.stream().filter(one -> one instanceof Plugin plugin && selected.filter(plugin.id()::equals).isPresent()).findFirst()
					.or(() -> all.stream().filter(Plugin.class::isInstance).findFirst());
			viewer.setSelection(next.map(StructuredSelection::new).orElse(StructuredSelection.EMPTY), true);
		}
	}

	private static void add(List<Group> groups, String title, List<Object> members) {
		if (!members.isEmpty()) {
			groups.add(new Group(title, members));
		}
	}

	private static boolean matches(String text, Plugin plugin) {
		return matches(text, plugin.id() + " " + plugin.name() + " " + plugin.provider())
				|| plugin.contributions().stream().anyMatch(type -> matches(text, type.id() + " " + type.name() + " " + type.description() + " " + type.kind().label()));
	}

	private static boolean matches(String text, String where) {
		return where.toLowerCase(Locale.ROOT).contains(text);
	}

	/** Whether there is anything to see. */
	boolean isEmpty() {
		return groups.isEmpty();
	}

	/** The plug-in that is selected. */
	Optional<Plugin> selected() {
		return viewer.getStructuredSelection().getFirstElement() instanceof Plugin plugin ? Optional.of(plugin) : Optional.empty();
	}

	private final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return groups.toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return element instanceof Group group ? group.members().toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return groups.stream().filter(group -> group.members().contains(element)).findFirst().orElse(null);
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof Group;
		}
	}
}
