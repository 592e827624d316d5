import { Component, type ReactNode } from 'react';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from './Button.tsx';

interface Props {
  readonly children: ReactNode;
  readonly onLeave: () => void;
}

/** A bug in one screen leaves the rest of the window standing, with a way out; nothing saved is touched. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const leave = () => {
      this.props.onLeave();
      this.setState({ broken: false });
    };
    return (
      <section className="stack" role="alert">
        <h1>Màn hình này gặp lỗi</h1>
        <p>{messageFor({ code: 'api.internal' })}</p>
        <div className="row">
          <Button look="primary" onPress={leave}>
            Về trang chủ
          </Button>
        </div>
      </section>
    );
  }
}
