import { ApolloProvider } from '@apollo/client/react';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider, theme as antdTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import '../i18n/office';
import '../office/print.css';
import { useLocale } from '../i18n/locale';
import { useTheme } from '../session/theme';
import { apollo } from './apollo';
import { router } from './router';
import { signStyles } from './style-nonce';

/** The same surfaces as the pages that do without the component library. */
const darkSurfaces = {
  colorBgLayout: '#0f141b',
  colorBgContainer: '#19212c',
  colorBgElevated: '#202a37',
  colorBorder: '#3a4657',
  colorBorderSecondary: '#2c3644',
};

/** Texts that are quieter than the rest, and colours with a meaning: still read by everybody on the surfaces they lie on. */
const readable = {
  light: {
    colorTextDescription: '#5c6675',
    colorTextPlaceholder: '#666f7d',
    colorError: '#c0362c',
    colorWarningText: '#8a5a00',
  },
  dark: {
    colorTextDescription: '#a3afbf',
    colorTextPlaceholder: '#95a1b2',
    colorError: '#ff8378',
  },
};

signStyles();

/** Whoever asks their system for less motion gets none. */
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export default function OfficeApp() {
  const locale = useLocale();
  const theme = useTheme();
  useEffect(() => {
    dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en');
  }, [locale]);
  return (
    <ConfigProvider
      locale={locale === 'zh-CN' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: [
          theme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
          antdTheme.compactAlgorithm,
        ],
        components: {
          Table: { cellPaddingInlineSM: 10, ...(theme === 'dark' ? { rowHoverBg: '#1b242f' } : {}) },
          // White words are read on a button under the pointer as well, and its words on the page.
          Button:
            theme === 'dark'
              ? {
                  colorPrimaryHover: '#3a66bd',
                  defaultHoverColor: '#8fb6ff',
                  defaultHoverBorderColor: '#8fb6ff',
                }
              : {
                  colorPrimaryHover: '#174bb0',
                  defaultHoverColor: '#174bb0',
                  defaultHoverBorderColor: '#174bb0',
                },
          Descriptions: { labelColor: readable[theme].colorTextDescription },
          Menu: theme === 'dark' ? { itemSelectedColor: '#a9c8ff' } : {},
          Tabs: theme === 'dark' ? { itemSelectedColor: '#a9c8ff', itemHoverColor: '#a9c8ff' } : {},
          // A thumb that is as dark as what it lies on is found by nobody.
          Slider:
            theme === 'dark'
              ? {
                  handleColor: '#a9c8ff',
                  handleActiveColor: '#d6e4ff',
                  trackBg: '#4f8bf5',
                  railBg: '#47505f',
                }
              : {},
        },
        token: {
          motion,
          colorPrimary: theme === 'dark' ? '#4a80ea' : '#1f5fd6',
          colorLink: theme === 'dark' ? '#6ea0ff' : '#1f5fd6',
          colorLinkHover: theme === 'dark' ? '#8fb6ff' : '#174bb0',
          ...readable[theme],
          ...(theme === 'dark' ? darkSurfaces : {}),
          borderRadius: 6,
          fontSize: 14,
          fontFamily: 'var(--font)',
        },
      }}
    >
      <App>
        <ApolloProvider client={apollo}>
          <RouterProvider router={router} />
        </ApolloProvider>
      </App>
    </ConfigProvider>
  );
}
