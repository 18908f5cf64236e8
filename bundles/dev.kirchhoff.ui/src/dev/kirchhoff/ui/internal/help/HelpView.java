// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

import dev.kirchhoff.ui.internal.theme.Icons;
import dev.kirchhoff.ui.internal.form.Named;

/** Help: contents and search at one side, a page at the other. */
public final class HelpView extends ViewPart {
	public static final String ID = "dev.kirchhoff.ui.help";

	private final Deque<String> before = new ArrayDeque<>();
	private final Deque<String> after = new ArrayDeque<>();
	private Library library;
	private SearchIndex index;
	private String shown;
	private Text search;
	private TreeViewer tree;
	private PageView page;
	private Action back;
	private Action forward;
	private Consumer<HelpView> whenRead = view -> view.open(Library.HOME);

	@Override
	public void createPartControl(Composite parent) {
		var sash = new SashForm(parent, SWT.HORIZONTAL);
		contents(sash);
		page = new PageView(sash, link -> HelpLinks.follow(link, this::open));
		page.widget().getAccessible().addAccessibleListener(new Named("Help page"));
		sash.setWeights(30, 70);
		sash.addListener(SWT.Resize, _ -> sash.setOrientation(sash.getSize().x < sash.getSize().y ? SWT.VERTICAL : SWT.HORIZONTAL));
		toolbar();
		read();
	}

	private void contents(Composite parent) {
		var side = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(side);
		search = new Text(side, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage("Search all pages");
		search.getAccessible().addAccessibleListener(new Named("Search all pages of the help"));
		search.addModifyListener(_ -> filter());
		search.addListener(SWT.DefaultSelection, _ -> openFirst());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
		tree = new TreeViewer(side, SWT.SINGLE | SWT.BORDER);
		tree.setContentProvider(new Contents());
		tree.setLabelProvider(new Labels());
		tree.getTree().getAccessible().addAccessibleListener(new Named("Contents of the help"));
		tree.addSelectionChangedListener(e -> {
			if (e.getStructuredSelection().getFirstElement() instanceof Page chosen && !chosen.blank() && !chosen.href().equals(shown)) {
				open(chosen.href());
			}
		});
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.getTree());
	}

	private void toolbar() {
		back = action("Back", "back", () -> go(before, after));
		forward = action("Forward", "forward", () -> go(after, before));
		var bar = getViewSite().getActionBars().getToolBarManager();
		bar.add(back);
		bar.add(forward);
		bar.add(action("Start of the help", "home", () -> open(Library.HOME)));
		bar.add(action("Reference of types and elements", "reference", () -> open(Library.REFERENCE + "index")));
		enable();
	}

	private static Action action(String text, String icon, Runnable run) {
		var action = new Action(text, Icons.of("obj16/" + icon)) {
			@Override
			public void run() {
				run.run();
			}
		};
		action.setToolTipText(text);
		return action;
	}

	/** All pages are read for searching by a job; the contents are there as soon as it has looked at the tables of contents. */
	private void read() {
		var display = tree.getControl().getDisplay();
		var job = Job.create("Reading the help", (ICoreRunnable) _ -> {
			var read = new Library();
			display.asyncExec(() -> ready(read));
			var searchable = new SearchIndex(read);
			display.asyncExec(() -> index = searchable);
		});
		job.setSystem(true);
		job.schedule();
	}

	private void ready(Library read) {
		if (!tree.getControl().isDisposed()) {
			library = read;
			tree.setInput(read.contents());
			whenRead.accept(this);
		}
	}

	/** Shows a page, once there are pages. */
	public void open(String href) {
		if (library == null) {
			whenRead = view -> view.open(href);
			return;
		}
		if (shown != null && !shown.equals(href)) {
			before.push(shown);
			after.clear();
		}
		show(href);
	}

	/** Puts a word into the search field. */
	public void search(String words) {
		search.setText(words);
		search.setFocus();
	}

	/** Whether pages can be found by words already. */
	public boolean searchable() {
		return index != null;
	}

	/** The address of the page that is shown; null before the first one is. */
	public String shown() {
		return shown;
	}

	/** What is written on it. */
	public String text() {
		return page.widget().getText();
	}

	/** What the tree shows on top: contents, or pages found. */
	public List<String> titles() {
		return Arrays.stream(tree.getTree().getItems()).map(item -> item.getText()).toList();
	}

	private void show(String href) {
		shown = href;
		page.show(PageText.of(library.text(href), link -> Library.resolve(href, link)));
		library.find(href).ifPresent(found -> tree.setSelection(new StructuredSelection(found), true));
		enable();
	}

	private void go(Deque<String> from, Deque<String> to) {
		if (!from.isEmpty()) {
			to.push(shown);
			show(from.pop());
		}
	}

	private void enable() {
		back.setEnabled(!before.isEmpty());
		forward.setEnabled(!after.isEmpty());
	}

	private void filter() {
		if (library == null) {
			return;
		}
		var words = search.getText().strip();
		tree.setInput(words.isEmpty() || index == null ? library.contents() : index.search(words).stream().map(found -> new Page(found.href(), found.title(), List.of())).toList());
	}

	private void openFirst() {
		if (tree.getTree().getItemCount() > 0 && tree.getTree().getItem(0).getData() instanceof Page first && !first.blank()) {
			open(first.href());
		}
	}

	@Override
	public void setFocus() {
		search.setFocus();
	}

	/** The tree of contents as the library has it. */
	private final class Contents implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return ((List<?>) input).toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return ((Page) parent).children().toArray();
		}

		@Override
		public Object getParent(Object element) {
			return library.parent((Page) element).orElse(null);
		}

		@Override
		public boolean hasChildren(Object element) {
			return !((Page) element).children().isEmpty();
		}
	}

	/** Title and picture of a page. */
	private static final class Labels extends LabelProvider {
		private final Image page = Icons.of("obj16/page").createImage();
		private final Image topic = Icons.of("obj16/topic").createImage();

		@Override
		public String getText(Object element) {
			return ((Page) element).title();
		}

		@Override
		public Image getImage(Object element) {
			return ((Page) element).children().isEmpty() ? page : topic;
		}

		@Override
		public void dispose() {
			page.dispose();
			topic.dispose();
			super.dispose();
		}
	}
}
